// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.workspace.Workspace;
import java.time.Clock;

/** Writes into a scenario's evidence what its steps do besides commands and checks. */
public final class ScenarioNotes {
  private final Workspace workspace;
  private final Clock clock;

  public ScenarioNotes(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  void add(String text) {
    workspace.evidence().add(new EvidenceEntry.Note(clock.instant(), text));
  }
}
