// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.tiprove.fixtures.datasets.Defect;
import io.tiprove.runner.check.TableCheck;
import io.tiprove.runner.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** Provides exported data, and checks what an import made of them. */
public final class DataSourceSteps {
  private final Workspace workspace;
  private final ScenarioData data;
  private final ScenarioDatabase database;
  private final Clock clock;

  public DataSourceSteps(
      Workspace workspace, ScenarioData data, ScenarioDatabase database, Clock clock) {
    this.workspace = workspace;
    this.data = data;
    this.database = database;
    this.clock = clock;
  }

  @Given("the data set {string} lies in a folder of the node")
  public void onNode(String name) {
    write(name, Set.of());
  }

  @Given("the data set {string} without its metadata file lies in a folder of the node")
  public void onNodeWithoutMetadata(String name) {
    write(name, Set.of(Defect.NO_METADATA));
  }

  @Given("the data set {string} with a malformed statement lies in a folder of the node")
  public void onNodeMalformed(String name) {
    write(name, Set.of(Defect.MALFORMED_SQL));
  }

  @Then("every row of the data set is in the cluster")
  public void everyRow() {
    check().requireAll(data.expected());
  }

  @Then("no row of the data set is in the cluster")
  public void noRow() {
    check().requireNoRows(data.expected());
  }

  private void write(String name, Set<Defect> defects) {
    Path folder = workspace.nodeFolder().resolve("backup-" + name);
    data.write(name, defects, folder, folder + " of the node");
    workspace.variables().bind("backup_folder", folder.toString());
  }

  private TableCheck check() {
    return new TableCheck(database.target(), workspace.evidence(), clock);
  }
}
