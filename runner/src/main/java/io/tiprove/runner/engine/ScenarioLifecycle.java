// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.EvidenceStore;
import io.tiprove.runner.evidence.ScenarioEvidence;
import io.tiprove.runner.workspace.Workspace;
import io.tiprove.runner.workspace.Workspaces;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * What happens before the first and after the last step of every scenario.
 *
 * <p>Thread-safe.
 */
public final class ScenarioLifecycle {
  private static final Duration WORTH_A_NOTE = Duration.ofSeconds(1);

  private final FeatureCatalogue catalogue;
  private final EvidenceStore evidence;
  private final Workspaces workspaces;
  private final List<ScenarioObserver> observers;
  private final Interruption interruption;
  private final Isolation isolation = new Isolation();

  public ScenarioLifecycle(
      FeatureCatalogue catalogue,
      EvidenceStore evidence,
      Workspaces workspaces,
      List<ScenarioObserver> observers,
      Interruption interruption) {
    this.catalogue = catalogue;
    this.evidence = evidence;
    this.workspaces = workspaces;
    this.observers = List.copyOf(observers);
    this.interruption = interruption;
  }

  /** Opens the workspace of the scenario that begins at a place. */
  public Workspace open(URI feature, int line) {
    ScenarioDescription description = catalogue.at(feature, line);
    Duration waited = isolation.enter(description);
    boolean opened = false;
    try {
      Workspace workspace = open(description.id(), waited);
      opened = true;
      return workspace;
    } finally {
      if (!opened) {
        isolation.leave(description);
      }
    }
  }

  private Workspace open(String scenario, Duration waited) {
    if (interruption.requested()) {
      throw new TestAbortedException("interrupted before it began");
    }
    ScenarioEvidence record = evidence.of(scenario);
    interruption.begin();
    Workspace workspace = null;
    try {
      workspace = workspaces.open(scenario, record);
    } finally {
      if (workspace == null) {
        interruption.end();
      }
    }
    if (waited.compareTo(WORTH_A_NOTE) >= 0) {
      record.add(
          new EvidenceEntry.Note(
              Instant.now(),
              "%d s of the scenario's time went by before it began: it waited for scenarios beside which it must not run"
                  .formatted(waited.toSeconds())));
    }
    Workspace opened = workspace;
    for (ScenarioObserver observer : observers) {
      quietly(record, () -> observer.opened(opened));
    }
    return opened;
  }

  /** Releases the workspace that {@link #open} returned for the scenario at a place. */
  public void release(URI feature, int line, Workspace workspace, boolean failed) {
    try {
      release(workspace, failed);
    } finally {
      isolation.leave(catalogue.at(feature, line));
    }
  }

  private void release(Workspace workspace, boolean failed) {
    interruption.end();
    if (workspace.environment().hasFailed()) {
      // Each question to it would cost the time of many attempts.
      workspace
          .evidence()
          .add(
              new EvidenceEntry.Note(
                  Instant.now(), "evidence is incomplete: the environment has ended by itself"));
      workspaces.abandon(workspace);
      return;
    }
    for (ScenarioObserver observer : observers) {
      quietly(workspace.evidence(), () -> observer.closing(workspace));
    }
    workspaces.release(workspace, failed);
  }

  private static void quietly(ScenarioEvidence evidence, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      evidence.add(new EvidenceEntry.Note(Instant.now(), "evidence is incomplete: " + e));
    }
  }
}
