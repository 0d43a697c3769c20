// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine.glue;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.Status;
import io.tiprove.runner.engine.CurrentWorkspace;
import io.tiprove.runner.engine.ScenarioLifecycle;

/** Opens a workspace before everything else of a scenario and releases it after everything else. */
public final class ScenarioHooks {
  private final ScenarioLifecycle lifecycle;
  private final CurrentWorkspace workspace;

  public ScenarioHooks(ScenarioLifecycle lifecycle, CurrentWorkspace workspace) {
    this.lifecycle = lifecycle;
    this.workspace = workspace;
  }

  @Before(order = 0)
  public void open(Scenario scenario) {
    workspace.set(lifecycle.open(scenario.getUri(), scenario.getLine()));
  }

  @After(order = 0)
  public void release(Scenario scenario) {
    boolean failed =
        scenario.getStatus() != Status.PASSED && scenario.getStatus() != Status.SKIPPED;
    workspace
        .find()
        .ifPresent(
            opened -> lifecycle.release(scenario.getUri(), scenario.getLine(), opened, failed));
  }
}
