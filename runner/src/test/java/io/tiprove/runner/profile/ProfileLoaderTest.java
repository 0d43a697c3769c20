// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.fixtures.charts.ChartSource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileLoaderTest {
  /** Line 1 is the name; tests change single lines of it. */
  private static final String VALID =
      """
      name: mine
      implementations:
        tidb: real
        tidb-lightning-chart: reference
      repositories:
        pingcap:
          charts:
            - path: checkout
              version: v1.5.0
        published:
          url: https://charts.example.org/
      charts:
        tidb-lightning:
          repository: pingcap
          versions: [v1.5.0, v1.6.0]
          default: v1.5.0
      images:
        tidb: [pingcap/tidb:v8.5.0]
        pd: [pingcap/pd:v8.5.0]
        tikv: [pingcap/tikv:v8.5.0]
      capabilities: [backend-tidb]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void makeWhatTheProfileRefersTo() throws IOException {
    Files.createDirectories(folder.resolve("checkout"));
    Files.createFile(folder.resolve("crd.yaml"));
  }

  @Test
  void readsEveryPart() throws IOException {
    Profile profile = load(VALID);

    assertThat(profile.name()).isEqualTo("mine");
    assertThat(profile.description()).isEmpty();
    assertThat(profile.implementations())
        .containsExactly(
            Map.entry("tidb", Implementation.REAL),
            Map.entry("tidb-lightning-chart", Implementation.REFERENCE));
    assertThat(profile.repositories().get("pingcap").sources())
        .containsExactly(new ChartSource(folder.resolve("checkout"), "v1.5.0"));
    assertThat(profile.repositories().get("pingcap").published()).isEmpty();
    assertThat(profile.repositories().get("published").published())
        .contains(URI.create("https://charts.example.org/"));
    assertThat(profile.repositories().get("published").sources()).isEmpty();
    assertThat(profile.charts().get("tidb-lightning"))
        .isEqualTo(new UsedChart("pingcap", List.of("v1.5.0", "v1.6.0"), "v1.5.0"));
    assertThat(profile.images()).containsEntry("tidb", List.of("pingcap/tidb:v8.5.0"));
    assertThat(profile.capabilities()).containsExactly("backend-tidb");
  }

  @Test
  void needsNoCapabilities() throws IOException {
    Profile profile = load(VALID.substring(0, VALID.indexOf("capabilities:")));

    assertThat(profile.crds()).isEmpty();
    assertThat(profile.manifests()).isEmpty();
    assertThat(profile.emulators()).isEmpty();
    assertThat(profile.capabilities()).isEmpty();
  }

  @Test
  void readsTheReferenceProfileOfTheProject() {
    Path file = Path.of("../fixtures/profiles/reference.yaml");

    Profile profile = new ProfileLoader().load(file);

    assertThat(profile.name()).isEqualTo("reference");
    assertThat(profile.repositories().get("pingcap").sources())
        .extracting(
            source -> source.path().getParent().getFileName() + " " + source.path().getFileName())
        .containsExactlyInAnyOrderElementsOf(
            profile.charts().entrySet().stream()
                .flatMap(
                    chart ->
                        chart.getValue().versions().stream()
                            .map(version -> chart.getKey() + " " + version))
                .toList());
  }

  /** Each row changes one piece of the valid profile, and tells the line and words to expect. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: mine|naem: mine|1|unknown field 'naem'; here the fields are name, description|",
        "name: mine|description: x|1|required property 'name' not found|",
        "name: mine|name: My Name|1|/name: does not match|lower-case",
        "name: mine|name: 7|1|/name: integer found, string expected|",
        "tidb: real|tidb: genuine|3|/implementations/tidb|real for the published program",
        "version: v1.5.0|version: dev|9|/repositories/pingcap/charts/0/version|three numbers",
        "version: v1.5.0|verison: v1.5.0|9|unknown field 'verison'; here the fields are path, version|",
        "path: checkout|path: missing|8|missing does not exist|counts from the profile's folder",
        "url: https://charts.example.org/|url: ftp://a|11|/repositories/published/url|http or https",
        "url: https://charts.example.org/|{}|10|must have at least 1 properties|exactly one of url",
        "url: https://charts.example.org/|folder: nowhere|11|nowhere|Name an existing folder",
        "url: https://charts.example.org/|folder: checkout|11|checkout|Chart.yaml",
        "repository: pingcap|repository: pincap|14|no repository 'pincap'; there are pingcap, published|",
        "default: v1.5.0|default: v1.7.0|16|'v1.7.0' is not among the versions v1.5.0, v1.6.0|",
        "default: v1.5.0|default: 1.10|16|/charts/tidb-lightning/default: number found|",
        "pingcap/tidb:v8.5.0|pingcap/tidb|18|/images/tidb/0|name with a tag",
        "tidb: [pingcap/tidb:v8.5.0]|tidb-lightning: ['a:b']|17|/images|no images.tidb",
        "tidb: [pingcap/tidb:v8.5.0]|tidbx: ['a:b']|18|'tidbx' cannot be made|tidb, pd, tikv, tidb-lightning",
        "capabilities: [backend-tidb]|crds: [crd.yaml]|21|/crds|not supported yet",
        "capabilities: [backend-tidb]|manifests: [crd.yaml]|21|/manifests|not supported yet",
        "capabilities: [backend-tidb]|emulators: {s3: 'http://a'}|21|/emulators|not supported yet",
        "[backend-tidb]|[a, a]|21|/capabilities|unique",
      })
  void namesLineAndCure(String piece, String replacement, int line, String one, String another)
      throws IOException {
    assertThat(VALID).contains(piece);

    refusal(VALID.replaceFirst(Pattern.quote(piece), replacement))
        .hasMessageContaining(file() + ":" + line + ": ")
        .hasMessageContaining(one)
        .hasMessageContaining(another == null ? "docs/write-a-profile.md" : another);
  }

  @Test
  void needsTheImageOfTheTargetCluster() throws IOException {
    refusal(VALID.substring(0, VALID.indexOf("images:")))
        .hasMessageContaining("no images.tidb, which the target cluster runs");
  }

  /** The node makes these images with the reference in them, whatever they are called. */
  @ParameterizedTest
  @CsvSource({
    "tidb-lightning-with-importer, tidb-lightning-with-importer",
    "tikv-importer, tidb-lightning-with-importer",
    "tikv-importer, tidb-lightning",
  })
  void refusesAReferenceThatIsCalledReal(String component, String images) throws IOException {
    String image = "images:\n  %s: [pingcap/tidb-lightning:v4.0.9]\n".formatted(images);
    String profile = VALID.replace("images:\n", image);

    refusal(profile.replace("tidb: real", component + ": real"))
        .hasMessageContaining(
            file()
                + ":3: /implementations/%s: it is the reference in every image of images.%s. Write 'reference'"
                    .formatted(component, images));
    assertThat(load(profile.replace("tidb: real", component + ": reference")).implementations())
        .containsEntry(component, Implementation.REFERENCE);
    assertThat(load(VALID.replace("tidb: real", component + ": real")).implementations())
        .containsEntry(component, Implementation.REAL);
  }

  @Test
  void refusesPublishedImagesThatAreMadeHere() throws IOException {
    String profile = VALID.replace("[backend-tidb]", "[published-images]");

    refusal(
            profile.replace(
                "images:\n", "images:\n  tidb-lightning: ['pingcap/tidb-lightning:v4.0.9']\n"))
        .hasMessageContaining(
            ":18: /images/tidb-lightning: pingcap/tidb-lightning:v4.0.9 is made here");
    assertThat(
            load(profile.replace("images:\n", "images:\n  tidb-lightning: ['own/lightning:v1']\n"))
                .capabilities())
        .containsExactly("published-images");
  }

  @Test
  void namesAllMistakesInTheOrderOfTheFile() throws IOException {
    refusal(VALID.replace("tidb: real", "tidb: x").replace("name: mine", "name: A"))
        .hasMessageMatching("(?s).*:1: .*\n.*:3: .*");
  }

  @Test
  void saysWhereTheTextIsNotYaml() throws IOException {
    refusal("name: mine\ncharts: [a, b\nimages: {}\n").hasMessageContaining(file() + ":3:");
  }

  @Test
  void pointsAtATabAndNotAtTheLineBefore() throws IOException {
    refusal("name: mine\n\tcharts: {}\n").hasMessageContainingAll(file() + ":2:1:", "TAB");
  }

  @Test
  void saysWhereAKeyIsRepeated() throws IOException {
    refusal("name: a\nname: b\n").hasMessageContainingAll(file() + ":2:", "Duplicate", "name");
  }

  @Test
  void saysThatTheFileIsEmpty() throws IOException {
    refusal("").hasMessageContaining("empty");
    refusal("# nothing\n").hasMessageContaining("empty");
  }

  @Test
  void saysThatTheFileIsNoMap() throws IOException {
    refusal("just words\n")
        .hasMessageContainingAll(file() + ":1:", "string found, object expected");
  }

  @Test
  void refusesASecondDocument() throws IOException {
    refusal(VALID + "---\nname: other\n")
        .hasMessageContainingAll(file() + ":23:", "second document");
  }

  @Test
  void saysThatTheFileIsMissing() {
    Path missing = folder.resolve("missing.yaml");

    assertThatThrownBy(() -> new ProfileLoader().load(missing))
        .isInstanceOf(InvalidProfile.class)
        .hasMessageContainingAll(missing.toString(), "no such file", "--profile");
  }

  @Test
  void saysThatTheFileIsAFolder() {
    assertThatThrownBy(() -> new ProfileLoader().load(folder))
        .isInstanceOf(InvalidProfile.class)
        .hasMessageContainingAll(folder.toString(), "it is a folder");
  }

  @Test
  void saysThatTheFileIsNotUtf8() throws IOException {
    Files.write(file(), "name: \u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> new ProfileLoader().load(file()))
        .isInstanceOf(InvalidProfile.class)
        .hasMessageContaining("UTF-8");
  }

  private Path file() {
    return folder.resolve("profile.yaml");
  }

  private Profile load(String text) throws IOException {
    Files.writeString(file(), text);
    return new ProfileLoader().load(file());
  }

  private AbstractThrowableAssert<?, ?> refusal(String text) throws IOException {
    Files.writeString(file(), text);
    return assertThatThrownBy(() -> new ProfileLoader().load(file()))
        .isInstanceOf(InvalidProfile.class);
  }
}
