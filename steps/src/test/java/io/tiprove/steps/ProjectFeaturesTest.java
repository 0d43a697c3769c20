// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.DataTableArgument;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.core.resource.Resource;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.Clause;
import io.tiprove.runner.document.Clauses;
import io.tiprove.runner.engine.FeatureReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project's own features can be parsed and name clauses that exist; needs no environment. */
final class ProjectFeaturesTest {
  private static final Path FEATURES = Path.of("..", "features");

  // They reach through Environment.kill and restartNodeAgent.
  private static final Set<String> OF_OUR_NODE =
      Set.of(
          "Lightning is killed",
          "the container of the import is killed",
          "the node agent is restarted");

  @Test
  void everyFeatureCanBeRead() {
    Set<String> clauses =
        Clauses.load(FEATURES.resolve("clauses.yaml")).all().stream()
            .map(Clause::id)
            .collect(Collectors.toSet());

    assertThat(new FeatureReader(FEATURES, clauses::contains).read().scenarios()).isNotEmpty();
  }

  /** Elsewhere they would fail instead of being told as not run. */
  @Test
  void whatOnlyANodeOfOursCanDoSaysSo() throws IOException {
    List<String> untold = new ArrayList<>();
    for (Pickle scenario : scenarios()) {
      boolean needs =
          scenario.getSteps().stream().anyMatch(step -> OF_OUR_NODE.contains(step.getText()));
      if (needs && !scenario.getTags().contains("@requires-embedded")) {
        untold.add(scenario.getUri() + ": " + scenario.getName());
      }
    }

    assertThat(untold).as("scenarios that need @requires-embedded").isEmpty();
  }

  /** A finding that names a place the document does not have would be found out by a run only. */
  @Test
  void findingsNameSectionsOfTheirDocument() throws IOException {
    DocumentedBlocks lightning =
        new DocumentedBlocks(
            BlockInventory.load(List.of(FEATURES.resolve("lightning").resolve("blocks.yaml"))));

    for (Pickle scenario : scenarios()) {
      for (Step step : scenario.getSteps()) {
        if (step.getText().equals("this is a finding about the document \"lightning\":")) {
          String section = ((DataTableArgument) step.getArgument()).cells().get(0).get(1);
          assertThatCode(() -> lightning.requireSection("lightning", section))
              .as(scenario.getName())
              .doesNotThrowAnyException();
        }
      }
    }
    assertThatThrownBy(() -> lightning.requireSection("lightning", "配置 TiDB Lightning"))
        .hasMessageContainingAll("«配置 TiDB Lightning»", "部署 TiDB Lightning / 配置 TiDB Lightning;");
    assertThatCode(() -> lightning.requireSection("lightning", "部署 TiDB Lightning"))
        .as("a section whose blocks stand in its own sections")
        .doesNotThrowAnyException();
  }

  private static List<Pickle> scenarios() throws IOException {
    FeatureParser parser = new FeatureParser(UUID::randomUUID);
    List<Pickle> scenarios = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FEATURES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".feature")).toList()) {
        parser
            .parseResource(new FeatureFile(file))
            .ifPresent(feature -> scenarios.addAll(feature.getPickles()));
      }
    }
    return scenarios;
  }

  private record FeatureFile(Path path) implements Resource {
    @Override
    public URI getUri() {
      return path.toUri();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return Files.newInputStream(path);
    }
  }
}
