// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.function.LongPredicate;

/** Compares the number of rows in the target cluster with that of the data set. */
public final class RowCountSteps {
  private static final Duration FIRST_ROWS = Duration.ofMinutes(2);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioData data;
  private final ScenarioDatabase database;
  private final ScenarioChecks checks;

  public RowCountSteps(
      Workspace workspace,
      ClusterObserver observer,
      ScenarioData data,
      ScenarioDatabase database,
      ScenarioChecks checks) {
    this.workspace = workspace;
    this.observer = observer;
    this.data = data;
    this.database = database;
    this.checks = checks;
  }

  @When("some rows of the data set, and not all, are in the cluster")
  public void partly() {
    observer
        .waits(workspace)
        .until(new PartlyImportedCondition(this::counted, expected()), FIRST_ROWS);
  }

  @Then("rows of the data set are in the cluster more than once")
  public void more() {
    long all = expected();
    check("more than the %d of the data set".formatted(all), seen -> seen > all);
  }

  @Then("not every row of the data set is in the cluster")
  public void fewer() {
    long all = expected();
    check("fewer than the %d of the data set".formatted(all), seen -> seen < all);
  }

  private void check(String expected, LongPredicate right) {
    TargetDatabase target = database.target();
    long seen =
        data.expected().stream()
            .filter(each -> target.has(each.database(), each.table()))
            .mapToLong(each -> target.fingerprint(each.database(), each.table()).rows())
            .sum();
    checks.check("rows in the cluster", expected, String.valueOf(seen), right.test(seen));
  }

  // Counted, not read: this is asked again and again.
  private long counted() {
    TargetDatabase target = database.target();
    return data.expected().stream()
        .mapToLong(each -> target.rows(each.database(), each.table()))
        .sum();
  }

  private long expected() {
    return data.expected().stream().mapToLong(each -> each.fingerprint().rows()).sum();
  }
}
