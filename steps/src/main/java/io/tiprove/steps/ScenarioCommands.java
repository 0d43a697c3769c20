// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.procedure.CommandRunner;
import io.tiprove.runner.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;

/** The command runner of one scenario. */
public final class ScenarioCommands {
  // The documented commands themselves wait for nothing; helm gives up by itself after 5 minutes.
  private static final Duration BOUND = Duration.ofMinutes(6);

  private final CommandRunner runner;

  public ScenarioCommands(Workspace workspace, BlockInventory blocks, Clock clock) {
    this.runner = new CommandRunner(workspace, blocks, BOUND, clock);
  }

  CommandRunner runner() {
    return runner;
  }
}
