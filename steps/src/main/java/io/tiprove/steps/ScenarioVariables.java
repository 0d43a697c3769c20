// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.Before;
import io.cucumber.java.en.Given;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.profile.UsedChart;
import io.tiprove.runner.workspace.Workspace;

/** Binds the variables that the documents leave to the reader. */
public final class ScenarioVariables {
  private static final String CHART = "tidb-lightning";

  private final Workspace workspace;
  private final Profile profile;

  public ScenarioVariables(Workspace workspace, Profile profile) {
    this.workspace = workspace;
    this.profile = profile;
  }

  /** Binds what every procedure needs. */
  @Before(order = 100)
  public void bindDefaults() {
    workspace.variables().bind("namespace", workspace.namespace());
    workspace.variables().bind("release_name", "import");
    workspace.variables().bind("node_name", workspace.environment().nodeName());
    UsedChart chart = profile.charts().get(CHART);
    if (chart != null) {
      workspace.variables().bind("chart_version", chart.defaultVersion());
    }
  }

  @Given("chart version {string} is chosen")
  public void chartVersion(String version) {
    workspace.variables().bind("chart_version", version);
  }

  @Given("the reader takes {string} for {string}")
  public void readerTakes(String value, String variable) {
    workspace.variables().bind(variable, new Placeholders(workspace).fill(value));
  }
}
