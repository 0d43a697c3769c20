// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.tiprove.runner.check.TargetDatabase;
import java.util.function.LongPredicate;

/** Compares the number of rows in the target cluster with that of the data set. */
public final class RowCountSteps {
  private final ScenarioData data;
  private final ScenarioDatabase database;
  private final ScenarioChecks checks;

  public RowCountSteps(ScenarioData data, ScenarioDatabase database, ScenarioChecks checks) {
    this.data = data;
    this.database = database;
    this.checks = checks;
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

  private long expected() {
    return data.expected().stream().mapToLong(each -> each.fingerprint().rows()).sum();
  }
}
