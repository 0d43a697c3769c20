// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;
import io.tiprove.runner.document.BlockKind;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.workspace.Workspace;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Writes the files that the documents have a reader save. */
public final class DocumentedFileSteps {
  private final Workspace workspace;
  private final DocumentedBlocks blocks;
  private final Clock clock;

  public DocumentedFileSteps(Workspace workspace, DocumentedBlocks blocks, Clock clock) {
    this.workspace = workspace;
    this.blocks = blocks;
    this.clock = clock;
  }

  @When("the reader saves the document's YAML of {string} as {string}:")
  public void saveDocumented(String section, String file, String docString) {
    // A block of a document ends with a line; the text of a step does not.
    String text = docString + "\n";
    write(file, text, blocks.require(BlockKind.YAML, text, section));
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
