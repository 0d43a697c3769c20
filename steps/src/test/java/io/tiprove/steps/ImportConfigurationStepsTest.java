// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tiprove.runner.document.Block;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.BlockKind;
import io.tiprove.runner.document.CanonicalForm;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.FileScenarioEvidence;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.profile.Implementation;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportConfigurationStepsTest {
  private static final String SECTION = "lightning/configure-tidb-lightning";
  private static final String FILE = "tidb-lightning-values.yaml";
  private static final Profile PROFILE =
      new Profile(
          "test",
          null,
          Map.of("tidb-lightning-with-importer", Implementation.REFERENCE),
          Map.of(),
          Map.of(),
          Map.of("tidb-lightning-with-importer", List.of("paper/lightning:v1")),
          null,
          null,
          null,
          null);
  private static final String TOML = "[tidb]\ntls=\"false\"";

  @TempDir Path folder;
  private FileScenarioEvidence evidence;
  private ImportConfigurationSteps steps;

  @BeforeEach
  void begin() throws IOException {
    evidence = new FileScenarioEvidence(folder.resolve("evidence"), new SecretMasker());
    Files.writeString(folder.resolve(FILE), "backend: tidb\nconfig: |\n  [lightning]\n");
    Clock clock = Clock.systemUTC();
    Workspace workspace = workspace();
    ScenarioChecks checks = new ScenarioChecks(workspace, clock);
    Block block =
        new Block(
            SECTION + "#toml-1",
            null,
            null,
            BlockKind.TOML,
            1,
            new CanonicalForm().hash(BlockKind.TOML, TOML + "\n"),
            null);
    steps =
        new ImportConfigurationSteps(
            workspace,
            new ValuesSteps(workspace, new ScenarioReferences(workspace, PROFILE), clock),
            new DocumentedBlocks(new BlockInventory(List.of(block))),
            new ImportJob(workspace, null, checks),
            checks);
  }

  @Test
  void theDocumentsTomlIsAddedToConfigAndCredited() throws IOException {
    steps.addDocumented(SECTION, FILE, TOML);

    var values = new YAMLMapper().readTree(folder.resolve(FILE).toFile());
    assertThat(values.path("config").asText()).isEqualTo("[lightning]\n" + TOML + "\n");
    assertThat(values.path("backend").asText()).isEqualTo("tidb");
    assertThat(evidence.blocks()).containsExactly(SECTION + "#toml-1");
  }

  @Test
  void anImageOfAReferenceIsNamed() throws IOException {
    steps.addDocumented(SECTION, FILE, TOML);
    assertThat(evidence.references()).isEmpty();

    Files.writeString(folder.resolve(FILE), "image: paper/lightning:v1\nconfig: ''\n");
    steps.addDocumented(SECTION, FILE, TOML);

    assertThat(evidence.references()).containsExactly("tidb-lightning-with-importer");
  }

  @Test
  void aLineWithoutAnEndIsEndedFirst() throws IOException {
    Files.writeString(folder.resolve(FILE), "config: '[lightning]'\n");

    steps.addDocumented(SECTION, FILE, TOML);

    var values = new YAMLMapper().readTree(folder.resolve(FILE).toFile());
    assertThat(values.path("config").asText()).isEqualTo("[lightning]\n" + TOML + "\n");
  }

  @Test
  void layoutOfTheTomlDoesNotCount() {
    steps.addDocumented(SECTION, FILE, "[tidb]\n\ntls = 'false'");

    assertThat(evidence.blocks()).containsExactly(SECTION + "#toml-1");
  }

  @Test
  void tomlThatTheDocumentDoesNotHaveIsRefusedAndNotAdded() {
    assertThatThrownBy(() -> steps.addDocumented(SECTION, FILE, "[tidb]\ntls=\"true\""))
        .isInstanceOfSatisfying(
            BlamedFailure.class,
            failure -> assertThat(failure.blame()).isEqualTo(Blame.INFRASTRUCTURE))
        .hasMessageContainingAll("this TOML at " + SECTION, "it has it at []");
    assertThat(folder.resolve(FILE)).content().doesNotContain("tls");
    assertThat(evidence.blocks()).isEmpty();
  }

  private Workspace workspace() {
    return (Workspace)
        Proxy.newProxyInstance(
            Workspace.class.getClassLoader(),
            new Class<?>[] {Workspace.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "folder" -> folder;
                  case "evidence" -> evidence;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
