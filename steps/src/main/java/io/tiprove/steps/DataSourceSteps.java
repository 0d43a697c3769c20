// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.tiprove.fixtures.FixtureFolder;
import io.tiprove.fixtures.datasets.DataDirectoryWriter;
import io.tiprove.fixtures.datasets.DatasetLibrary;
import io.tiprove.fixtures.datasets.Defect;
import io.tiprove.fixtures.rows.ExpectedTable;
import io.tiprove.runner.check.TableCheck;
import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Provides exported data, and checks what an import made of them. */
public final class DataSourceSteps {
  // Any would do; the same one gives the same data in every run.
  private static final long SEED = 1;
  private static final int SQL_PORT = 4000;

  private final Workspace workspace;
  private final DatasetLibrary datasets;
  private final Clock clock;
  private List<ExpectedTable> expected = List.of();

  public DataSourceSteps(Workspace workspace, FixtureFolder fixtures, Clock clock) {
    this.workspace = workspace;
    this.datasets = new DatasetLibrary(fixtures.file("datasets"));
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
    check().requireAll(expected);
  }

  @Then("no row of the data set is in the cluster")
  public void noRow() {
    check().requireNoRows(expected);
  }

  private void write(String name, Set<Defect> defects) {
    Path folder = workspace.nodeFolder().resolve("backup-" + name);
    expected = new DataDirectoryWriter().write(datasets.get(name), SEED, defects, folder);
    workspace.variables().bind("backup_folder", folder.toString());
    workspace
        .evidence()
        .add(
            new EvidenceEntry.Note(
                clock.instant(),
                "Data set %s, seed %d%s, lies in %s of the node: %s"
                    .formatted(
                        name,
                        SEED,
                        defects.isEmpty() ? "" : ", with " + defects,
                        folder,
                        expected.stream()
                            .map(table -> table.table() + " " + table.fingerprint())
                            .collect(Collectors.joining("; ")))));
  }

  private TableCheck check() {
    String cluster = workspace.variables().find("cluster_name").orElseThrow();
    TargetDatabase database =
        new TargetDatabase(
            workspace.environment().reach(workspace.namespace(), cluster + "-tidb", SQL_PORT),
            "root",
            "");
    return new TableCheck(database, workspace.evidence(), clock);
  }
}
