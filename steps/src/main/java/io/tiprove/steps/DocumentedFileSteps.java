// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;
import io.tiprove.runner.document.Block;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.BlockKind;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.workspace.Workspace;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the files that the documents have a reader save. */
public final class DocumentedFileSteps {
  private final Workspace workspace;
  private final BlockInventory blocks;
  private final Clock clock;

  public DocumentedFileSteps(Workspace workspace, BlockInventory blocks, Clock clock) {
    this.workspace = workspace;
    this.blocks = blocks;
    this.clock = clock;
  }

  @When("the reader saves the document's YAML of {string} as {string}:")
  public void saveDocumented(String section, String file, String docString) {
    // A block of a document ends with a line; the text of a step does not.
    String text = docString + "\n";
    List<Block> same =
        blocks.matching(BlockKind.YAML, text).stream().filter(b -> b.isAt(section)).toList();
    if (same.isEmpty()) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "The step says that the document has this YAML at %s, but it has it at %s. Correct the step, or make the inventory anew from the document."
              .formatted(
                  section, blocks.matching(BlockKind.YAML, text).stream().map(Block::id).toList()));
    }
    write(file, text, same.get(0).id());
  }

  @When("the reader saves as {string}:")
  public void save(String file, String text) {
    write(file, text, null);
  }

  private void write(String file, String text, @Nullable String block) {
    String filled = new Placeholders(workspace).fill(text);
    // Not for others to read: most of these files hold credentials.
    new PrivateFolder(workspace.folder()).write(file, filled);
    workspace.evidence().add(new EvidenceEntry.WrittenFile(clock.instant(), file, block, filled));
  }
}
