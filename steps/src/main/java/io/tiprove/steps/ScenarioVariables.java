// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.Before;
import io.cucumber.java.en.Given;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.profile.UsedChart;
import io.tiprove.runner.workspace.Workspace;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Binds the variables that the documents leave to the reader. */
public final class ScenarioVariables {
  private static final String CHART = "tidb-lightning";
  private static final String WITH_IMPORTER = "tidb-lightning-with-importer";

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
    List<String> images = profile.images().getOrDefault(WITH_IMPORTER, List.of());
    if (!images.isEmpty()) {
      workspace.variables().bind("image_with_importer", images.get(0));
    }
  }

  @Given("chart version {string} is chosen")
  public void chartVersion(String version) {
    chartVersion(version, CHART);
  }

  @Given("version {string} of the chart {string} is chosen")
  public void chartVersion(String version, String name) {
    UsedChart chart = profile.charts().get(name);
    List<String> versions = chart == null ? List.of() : chart.versions();
    if (!versions.contains(version)) {
      throw new TestAbortedException(
          "needs version %s of chart %s; profile %s has %s"
              .formatted(version, name, profile.name(), versions));
    }
    workspace.variables().bind("chart_version", version);
  }

  @Given("the reader asks for chart version {string}, which does not exist")
  public void missingChartVersion(String version) {
    workspace.variables().bind("chart_version", version);
  }

  @Given("the reader takes {string} for {string}")
  public void readerTakes(String value, String variable) {
    workspace.variables().bind(variable, new Placeholders(workspace).fill(value));
  }
}
