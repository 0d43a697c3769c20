// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.document.Block;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.BlockKind;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds steps that claim to have a text of a document to what the document has. */
public final class DocumentedBlocks {
  private final BlockInventory blocks;

  public DocumentedBlocks(BlockInventory blocks) {
    this.blocks = blocks;
  }

  /**
   * The id of the block that a text means the same as.
   *
   * @throws BlamedFailure if the document has no such text there: a feature that claims it has is
   *     wrong
   */
  String require(BlockKind kind, String text, String section) {
    List<Block> same = blocks.matching(kind, text);
    return same.stream()
        .filter(block -> block.isAt(section))
        .findFirst()
        .map(Block::id)
        .orElseThrow(
            () ->
                new BlamedFailure(
                    Blame.INFRASTRUCTURE,
                    "The step says that the document has this %s at %s, but it has it at %s. Correct the step, or make the inventory anew from the document."
                        .formatted(
                            kind.label().toUpperCase(Locale.ROOT),
                            section,
                            same.stream().map(Block::id).toList())));
  }

  /**
   * Refuses a heading that a document does not have.
   *
   * @param heading with those above it, joined by {@code " / "}, as the inventory has it
   * @throws BlamedFailure if there is no such section; it names those there are
   */
  void requireSection(String document, String heading) {
    Set<String> sections = new LinkedHashSet<>();
    blocks.blocks().stream()
        .filter(block -> block.document().equals(document))
        .forEach(block -> sections.add(block.section()));
    if (sections.stream().noneMatch(each -> (each + " / ").startsWith(heading + " / "))) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "Expected a section of the document %s, with the headings above it, seen «%s». It has: %s. Correct the feature."
              .formatted(document, heading, String.join("; ", sections)));
    }
  }
}
