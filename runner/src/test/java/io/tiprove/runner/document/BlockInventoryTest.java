// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlockInventoryTest {
  @TempDir Path folder;
  private BlockInventory inventory;

  @BeforeEach
  void generate() throws IOException {
    Path document = folder.resolve("sample.md");
    try (InputStream sample =
        Objects.requireNonNull(BlockInventoryTest.class.getResourceAsStream("sample.md"))) {
      Files.copy(sample, document);
    }
    Files.createDirectories(folder.resolve("boats"));
    Files.writeString(folder.resolve("boats/sections.yaml"), "sections:\n  造船: build\n");
    inventory = new InventoryGenerator(new DocumentReader()).generate(document, "boats", folder);
  }

  @Test
  void givesEveryBlockAnId() {
    assertThat(inventory.blocks())
        .extracting(Block::id)
        .containsExactly(
            "boats/introduction#command-1",
            "boats/build#command-1",
            "boats/build#command-2",
            "boats/build/1#yaml-1",
            "boats/build/1#command-1",
            "boats/build/2.a.1#command-1",
            "boats/build/2.b#command-1",
            "boats/build#toml-1",
            "boats/set-sail#command-1",
            "boats/set-sail#text-1",
            "boats/set-sail/a#command-1");
  }

  @Test
  void keepsWhatACommandSaysAndNothingOfTheRest() {
    Block command = inventory.find("boats/build#command-2").orElseThrow();
    assertThat(command.text()).isEqualTo("helm search repo \\\n  boat -l");
    assertThat(command.section()).isEqualTo("造船");
    assertThat(inventory.find("boats/set-sail#command-1").orElseThrow().section())
        .isEqualTo("开船 / Set sail");
    assertThat(inventory.find("boats/build/1#yaml-1").orElseThrow().text()).isNull();
    assertThat(inventory.find("boats/set-sail#command-1").orElseThrow().text())
        .isEqualTo("cd harbour && kubectl get boats");
  }

  @Test
  void readsWhatItWrote() {
    BlockInventory loaded = BlockInventory.load(List.of(folder.resolve("boats/blocks.yaml")));
    assertThat(loaded.blocks()).isEqualTo(inventory.blocks());
  }

  @Test
  void findsACommandBySectionAmongEqualOnes() {
    DocumentedCommand apply =
        DocumentedCommand.parse("kubectl apply -f boat.yaml -n \"${namespace}\"");
    assertThat(inventory.matching(apply)).hasSize(2);
    assertThat(inventory.find(apply, null).orElseThrow().id()).endsWith("/2.a.1#command-1");
    assertThat(inventory.find(apply, "boats/build/2.b").orElseThrow().id())
        .isEqualTo("boats/build/2.b#command-1");
    assertThat(inventory.find(apply, "build").orElseThrow().place()).isEqualTo("2.a.1");
    assertThat(inventory.find(apply, "造船").orElseThrow().place()).isEqualTo("2.a.1");
    assertThat(inventory.find(apply, "elsewhere")).isPresent();
    assertThat(inventory.find(DocumentedCommand.parse("kubectl apply -f boat.yaml"), null))
        .isEmpty();
  }

  @Test
  void findsTreesWhateverTheirLayout() {
    assertThat(inventory.find(BlockKind.YAML, "{size: 3, name: 'boat'}", null)).isPresent();
    assertThat(inventory.find(BlockKind.YAML, "{size: '3', name: 'boat'}", null)).isEmpty();
    assertThat(inventory.find(BlockKind.TOML, "boat = { name = 'x' }", null)).isPresent();
    assertThat(inventory.find(BlockKind.TOML, "boat = { name = 'y' }", null)).isEmpty();
    assertThat(inventory.find(BlockKind.TEXT, "plain text", null)).isPresent();
  }

  @Test
  void hashesUnreadableTextAsItStands() {
    CanonicalForm form = new CanonicalForm();
    assertThat(form.hash(BlockKind.YAML, "a: [")).isEqualTo(form.hash(BlockKind.YAML, "a: [  \n"));
    assertThat(form.hash(BlockKind.YAML, "a: ["))
        .isNotEqualTo(form.hash(BlockKind.YAML, "a: [["))
        .matches("sha256:[0-9a-f]{64}");
    assertThat(form.hash(BlockKind.YAML, "---\na: 1\n---\nb: 2"))
        .isNotEqualTo(form.hash(BlockKind.YAML, "a: 1"));
  }

  @Test
  void findsKeysOfValuesByTheirPathWhateverValueIsWrittenAfterIt() throws IOException {
    Files.writeString(folder.resolve("boats/sections.yaml"), "values: [sail, config]\n");
    Path document =
        Files.writeString(
            folder.resolve("values.md"),
            "## Sails\n\nSet `sail.main.size: 3` in `values.yaml`, or `sail`, not `spec.sail.size`, `sails` or `tls=no`.\n");

    BlockInventory found =
        new InventoryGenerator(new DocumentReader()).generate(document, "boats", folder);

    assertThat(found.blocks()).extracting(Block::text).containsExactly("sail.main.size: 3", "sail");
    assertThat(found.matching(BlockKind.VALUES, "sail.main.size"))
        .extracting(Block::id)
        .containsExactly("boats/sails#values-1");
  }

  @Test
  void refusesAnInventoryThatWasEdited() throws IOException {
    Path file = folder.resolve("boats/blocks.yaml");
    Files.writeString(file, Files.readString(file).replace("helm repo update", "helm repo upsate"));
    assertThatThrownBy(() -> BlockInventory.load(List.of(file)))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("boats/build#command-1")
        .hasMessageContaining("blocks.yaml");
  }

  @Test
  void namesFileAndLineOfBadYaml() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "blocks:\n  - idd: x\n");
    assertThatThrownBy(() -> BlockInventory.load(List.of(file)))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("bad.yaml: near line")
        .hasMessageContaining("blocks[0].idd");
    assertThatThrownBy(() -> BlockInventory.load(List.of(folder.resolve("none.yaml"))))
        .hasMessageContaining("does not exist");
    assertThatThrownBy(
            () ->
                BlockInventory.load(
                    List.of(
                        folder.resolve("boats/blocks.yaml"), folder.resolve("boats/blocks.yaml"))))
        .hasMessageContaining("occurs twice");
  }

  @Test
  void refusesDocumentsItCannotUse() throws IOException {
    InventoryGenerator generator = new InventoryGenerator(new DocumentReader());
    Path prose = Files.writeString(folder.resolve("prose.md"), "# Title\n\nNo code.\n");
    assertThatThrownBy(() -> generator.generate(prose, "prose", folder))
        .hasMessageContaining("no commands");
    assertThatThrownBy(() -> generator.generate(prose, "../x", folder))
        .hasMessageContaining("Document id '../x'");
    assertThatThrownBy(() -> generator.generate(folder.resolve("gone.md"), "prose", folder))
        .hasMessageContaining("does not exist");
  }
}
