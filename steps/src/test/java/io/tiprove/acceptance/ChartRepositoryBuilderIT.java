// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tiprove.fixtures.charts.ChartRepositoryBuilder;
import io.tiprove.fixtures.charts.ChartSource;
import io.tiprove.fixtures.charts.InvalidChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Charts packaged by the real helm. */
@ExtendWith(EquipmentExtension.class)
final class ChartRepositoryBuilderIT {
  private static final Path NO_HELM = Path.of("/no/such/helm");

  private final Path helm;

  @TempDir private Path folder;

  ChartRepositoryBuilderIT(TestEquipment equipment) {
    helm = equipment.helm();
  }

  @Test
  void packagesEveryVersionUnderItsOwnNumberOrTheGivenOne() throws IOException {
    Path dev = chart("checkout", "dev");
    List<ChartSource> sources =
        List.of(ChartSource.of(chart("old", "v1.1.9")), new ChartSource(dev, "v1.5.0"));

    Path repository = new ChartRepositoryBuilder(helm, cache()).build(sources);

    JsonNode entries =
        new YAMLMapper().readTree(repository.resolve("index.yaml").toFile()).at("/entries/demo");
    assertThat(entries.findValuesAsText("version")).containsExactlyInAnyOrder("v1.1.9", "v1.5.0");
    assertThat(repository.resolve("demo-v1.1.9.tgz")).isRegularFile();
    assertThat(repository.resolve("demo-v1.5.0.tgz")).isRegularFile();
    assertThat(dev.resolve("Chart.yaml")).content().contains("version: dev");
    assertThat(children(cache())).containsExactly(repository);
  }

  @Test
  void takesPackagedChartsAsTheyAre() throws IOException {
    ChartRepositoryBuilder builder = new ChartRepositoryBuilder(helm, cache());
    Path first = builder.build(List.of(ChartSource.of(chart("a", "v1.0.0"))));

    Path second = builder.build(List.of(ChartSource.of(first.resolve("demo-v1.0.0.tgz"))));

    assertThat(second.resolve("demo-v1.0.0.tgz"))
        .hasSameBinaryContentAs(first.resolve("demo-v1.0.0.tgz"));
    assertThat(second.resolve("index.yaml")).content().contains("version: v1.0.0");
  }

  @Test
  void packagesAnUnchangedSetOnce() throws IOException {
    Path chart = chart("a", "v1.0.0");
    Path first = new ChartRepositoryBuilder(helm, cache()).build(List.of(ChartSource.of(chart)));

    // Without a helm to call, only the cache can answer.
    ChartRepositoryBuilder cached = new ChartRepositoryBuilder(NO_HELM, cache());
    assertThat(cached.build(List.of(ChartSource.of(chart)))).isEqualTo(first);

    Files.writeString(chart.resolve("values.yaml"), "changed: true\n");
    assertThatThrownBy(() -> cached.build(List.of(ChartSource.of(chart))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(NO_HELM.toString());
  }

  @Test
  void refusesTwoChartsOfOneNameAndVersion() throws IOException {
    List<ChartSource> sources =
        List.of(ChartSource.of(chart("a", "v1.0.0")), ChartSource.of(chart("b", "v1.0.0")));

    assertThatThrownBy(() -> new ChartRepositoryBuilder(helm, cache()).build(sources))
        .isInstanceOf(InvalidChart.class)
        .hasMessageContaining("demo-v1.0.0.tgz");
    assertThat(children(cache())).isEmpty();
  }

  @Test
  void passesOnWhatHelmSaysAboutABrokenChart() throws IOException {
    Path chart = chart("a", "v1.0.0");
    Files.writeString(chart.resolve("values.yaml"), "a: [\n");

    assertThatThrownBy(
            () -> new ChartRepositoryBuilder(helm, cache()).build(List.of(ChartSource.of(chart))))
        .isInstanceOf(InvalidChart.class)
        .hasMessageContaining("values.yaml");
    assertThat(children(cache())).isEmpty();
  }

  private Path cache() {
    return folder.resolve("cache");
  }

  private Path chart(String name, String version) throws IOException {
    Path chart = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        chart.resolve("Chart.yaml"), "apiVersion: v2\nname: demo\nversion: " + version + "\n");
    return chart;
  }

  private static List<Path> children(Path parent) throws IOException {
    try (Stream<Path> listing = Files.list(parent)) {
      return listing.toList();
    }
  }
}
