// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClausesTest {
  private static final Path FEATURES = Path.of("..", "features");

  @TempDir Path folder;

  @Test
  void theProjectsOwnListIsWhole() {
    Clauses clauses = Clauses.load(FEATURES.resolve("clauses.yaml"));
    assertThat(clauses.all()).hasSize(131);
    assertThat(clauses.all())
        .extracting(Clause::document)
        .containsOnly("lightning", "volume-snapshot");
    assertThat(clauses.require("@LI-010").kind()).isEqualTo(Clause.Kind.COMMAND);
    assertThat(clauses.find("VS-042")).isPresent();
  }

  @Test
  void theProjectsOwnInventoriesCanBeLoaded() {
    BlockInventory inventory =
        BlockInventory.load(
            List.of(
                FEATURES.resolve("lightning/blocks.yaml"),
                FEATURES.resolve("volume-snapshot/blocks.yaml")));
    assertThat(inventory.blocks())
        .extracting(Block::sectionId)
        .noneMatch(section -> section.contains("/section-"));
    assertThat(
            inventory.find(
                DocumentedCommand.parse(
                    "helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}"),
                "lightning/deploy-tidb-lightning"))
        .map(Block::id)
        .hasValue("lightning/deploy-tidb-lightning/a#command-1");
  }

  @Test
  void anUnknownIdNamesNearOnes() {
    Clauses clauses = new Clauses(List.of(clause("LI-010"), clause("LI-011"), clause("VS-099")));
    assertThatThrownBy(() -> clauses.require("li-01"))
        .isInstanceOf(UnknownClauseException.class)
        .hasMessageContaining("'li-01'")
        .hasMessageContaining("LI-010")
        .hasMessageNotContaining("VS-099");
    assertThatThrownBy(() -> clauses.require("XX-555")).hasMessageContaining("no id is near it");
  }

  @Test
  void tellsClauseTagsFromOthers() {
    assertThat(Clauses.isClauseTag("@LI-010")).isTrue();
    assertThat(Clauses.isClauseTag("@wip")).isFalse();
    assertThat(Clauses.isClauseTag("@LI-10")).isFalse();
  }

  @Test
  void refusesRepeatedAndMalformedIds() throws IOException {
    assertThatThrownBy(() -> new Clauses(List.of(clause("LI-010"), clause("LI-010"))))
        .hasMessageContaining("LI-010 occurs twice");
    Path file =
        Files.writeString(
            folder.resolve("clauses.yaml"),
            "clauses:\n  - {id: LI-1, document: d, section: s, kind: note, text: t}\n");
    assertThatThrownBy(() -> Clauses.load(file))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("clauses.yaml")
        .hasMessageContaining("'LI-1'");
  }

  private static Clause clause(String id) {
    return new Clause(id, "d", "s", Clause.Kind.NOTE, "t");
  }
}
