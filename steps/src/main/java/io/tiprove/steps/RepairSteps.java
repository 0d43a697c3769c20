// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.tiprove.fixtures.rows.ExpectedTable;
import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Damages what an import needs, mends it again, and clears what a failed import has left. */
public final class RepairSteps {
  private static final Duration START = Duration.ofMinutes(4);
  private static final String CHECKPOINT = "tidb_lightning_checkpoint.pb";

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioData data;
  private final ScenarioDatabase database;
  private final DatabaseStart start;
  private final ScenarioChecks checks;
  private final Clock clock;

  public RepairSteps(
      Workspace workspace,
      ClusterObserver observer,
      ScenarioData data,
      ScenarioDatabase database,
      DatabaseStart start,
      ScenarioChecks checks,
      Clock clock) {
    this.workspace = workspace;
    this.observer = observer;
    this.data = data;
    this.database = database;
    this.start = start;
    this.checks = checks;
    this.clock = clock;
  }

  @When("what was imported is removed from the cluster")
  public void removeImported() {
    TargetDatabase target = database.target();
    data.expected().stream()
        .map(ExpectedTable::database)
        .distinct()
        .forEach(
            name -> {
              String sql = "DROP DATABASE IF EXISTS `" + name + "`";
              target.execute(List.of(sql));
              note("Partial data were cleaned from the target cluster: " + sql);
            });
  }

  @When("the checkpoint file is removed")
  public void removeCheckpoint() {
    remove(folder().resolve(CHECKPOINT));
  }

  @When("the checkpoint file is overwritten")
  public void overwriteCheckpoint() {
    Path file = folder().resolve(CHECKPOINT);
    try {
      checks.equal("the checkpoint file is there", "true", String.valueOf(Files.exists(file)));
      Files.writeString(file, "x".repeat((int) Files.size(file)));
    } catch (IOException e) {
      throw cannot("overwrite " + file, e);
    }
    note("Every byte of %s was overwritten with x".formatted(file));
  }

  @When("the last data file is removed")
  public void removeLastFile() {
    try (var files = Files.list(folder())) {
      remove(
          files
              .filter(file -> file.getFileName().toString().matches(".*\\.\\d{9}\\..*"))
              .sorted()
              .reduce((first, second) -> second)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "Expected data files with a number of nine digits in %s, seen none. Let the scenario have a data set of several files."
                              .formatted(folder()))));
    } catch (IOException e) {
      throw cannot("list the data files in " + folder(), e);
    }
  }

  @When("the data in the folder are mended")
  public void mend() {
    Path whole = workspace.folder().resolve("mended");
    data.write(data.name(), Set.of(), whole, "the folder, mended");
    try (var files = Files.list(whole)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw cannot("copy the whole data set from %s to %s".formatted(whole, folder()), e);
    }
  }

  @When("the TiDB of the cluster goes away")
  public void goesAway() {
    Pod pod = workspace.client().pods().inNamespace(workspace.namespace()).withName(tidb()).get();
    set().scale(0);
    workspace.client().resource(pod).withGracePeriod(0).delete();
    observer.waits(workspace).until(GoneCondition.object(pod), START);
  }

  @When("the TiDB of the cluster comes back")
  public void comesBack() {
    set().scale(1);
    start.await(tidb(), database.address(), START);
  }

  @Then("rows of the data set are in the cluster more than once")
  public void twice() {
    TargetDatabase target = database.target();
    long expected = data.expected().stream().mapToLong(each -> each.fingerprint().rows()).sum();
    long seen =
        data.expected().stream()
            .mapToLong(each -> target.fingerprint(each.database(), each.table()).rows())
            .sum();
    checks.check(
        "rows in the cluster",
        "more than the %d of the data set".formatted(expected),
        String.valueOf(seen),
        seen > expected);
  }

  @Then("not every row of the data set is in the cluster")
  public void lost() {
    TargetDatabase target = database.target();
    long expected = data.expected().stream().mapToLong(each -> each.fingerprint().rows()).sum();
    long seen =
        data.expected().stream()
            .filter(each -> target.has(each.database(), each.table()))
            .mapToLong(each -> target.fingerprint(each.database(), each.table()).rows())
            .sum();
    checks.check(
        "rows in the cluster",
        "fewer than the %d of the data set".formatted(expected),
        String.valueOf(seen),
        seen < expected);
  }

  private RollableScalableResource<StatefulSet> set() {
    String name = tidb().substring(0, tidb().lastIndexOf('-'));
    return workspace
        .client()
        .apps()
        .statefulSets()
        .inNamespace(workspace.namespace())
        .withName(name);
  }

  private String tidb() {
    return workspace.variables().find("cluster_name").orElseThrow() + "-tidb-0";
  }

  private void remove(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw cannot("remove " + file, e);
    }
    note("%s was removed".formatted(file));
  }

  private BlamedFailure cannot(String what, IOException e) {
    return new BlamedFailure(
        Blame.INFRASTRUCTURE,
        "Expected to %s, seen %s. See what is in %s, and whether an earlier step or the import has removed it."
            .formatted(what, e, folder()),
        e);
  }

  private Path folder() {
    return Path.of(workspace.variables().find("backup_folder").orElseThrow());
  }

  private void note(String text) {
    workspace.evidence().add(new EvidenceEntry.Note(clock.instant(), text));
  }
}
