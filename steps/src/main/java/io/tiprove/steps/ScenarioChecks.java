// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.workspace.Workspace;
import java.time.Clock;

/** Compares what is seen of the system under test with what is expected, and records it. */
public final class ScenarioChecks {
  private final Workspace workspace;
  private final Clock clock;

  public ScenarioChecks(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  void equal(String what, String expected, String seen) {
    check(what, expected, seen, expected.equals(seen));
  }

  void contains(String what, String expected, String seen) {
    check(what, "contains: " + expected, seen, seen.contains(expected));
  }

  void check(String what, String expected, String seen, boolean passed) {
    workspace
        .evidence()
        .add(new EvidenceEntry.Check(clock.instant(), what, expected, seen, passed));
    if (!passed) {
      throw new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST, "%s: expected %s, seen %s".formatted(what, expected, seen));
    }
  }
}
