// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.document.Block;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.DocumentedCommand;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.procedure.CommandResult;
import io.tiprove.runner.procedure.CommandRunner;
import io.tiprove.runner.procedure.TerminalSession;
import io.tiprove.runner.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the commands of one scenario: documents' and others. */
public final class ScenarioCommands {
  // The documented commands themselves wait for nothing; helm gives up by itself after 5 minutes.
  private static final Duration BOUND = Duration.ofMinutes(6);

  private final CommandRunner runner;
  private final BlockInventory blocks;
  private final ScenarioReferences references;

  public ScenarioCommands(
      Workspace workspace, BlockInventory blocks, ScenarioReferences references, Clock clock) {
    this.runner = new CommandRunner(workspace, blocks, BOUND, clock);
    this.blocks = blocks;
    this.references = references;
  }

  /** Runs a command that a document has, anywhere. */
  CommandResult documented(String command) {
    return documented(command, null);
  }

  /**
   * Runs a command that a document has in a section.
   *
   * @throws BlamedFailure if the document has no such command there: a feature that claims it has
   *     is wrong
   */
  CommandResult documented(String command, @Nullable String section) {
    requireDocumented(command, section);
    references.usedIn(command);
    return runner.run(command, section);
  }

  /** Runs a command that a document has in a section, in a terminal. */
  TerminalSession documentedInTerminal(String command, @Nullable String section) {
    requireDocumented(command, section);
    references.usedIn(command);
    return runner.runInTerminal(command, section);
  }

  /** Refuses a command that the document does not have there. */
  void requireDocumented(String command, @Nullable String section) {
    List<Block> same = blocks.matching(DocumentedCommand.parse(command));
    if (same.isEmpty() || (section != null && same.stream().noneMatch(b -> b.isAt(section)))) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "The step says that the document has this command%s, but it has it at %s: %s. Correct the step, or make the inventory anew from the document."
              .formatted(
                  section == null ? "" : " at " + section,
                  same.isEmpty() ? "no place" : same.stream().map(Block::id).toList(),
                  command));
    }
  }

  /** Runs a command that is no document's: a reader's own, or a proposed correction. */
  CommandResult own(String command) {
    references.usedIn(command);
    return runner.runOwn(command);
  }
}
