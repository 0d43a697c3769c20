// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.tiprove.fixtures.rows.ExpectedTable;
import java.util.List;

/** Is a client of the target cluster beside the import, and has TiDB check its own tables. */
public final class TargetSqlSteps {
  private final ScenarioDatabase database;
  private final ScenarioData data;
  private final ScenarioChecks checks;
  private final ScenarioNotes notes;

  public TargetSqlSteps(
      ScenarioDatabase database, ScenarioData data, ScenarioChecks checks, ScenarioNotes notes) {
    this.database = database;
    this.data = data;
    this.checks = checks;
    this.notes = notes;
  }

  @Given("another client of the cluster runs:")
  public void runs(String sql) {
    database.target().execute(List.of(sql.strip()));
    notes.add("Another client of the cluster has run: " + sql.strip());
  }

  @Then("another client of the cluster sees {string} for:")
  public void sees(String expected, String query) {
    checks.equal(
        query.strip(),
        List.of(expected).toString(),
        database.target().firstColumn(query.strip()).toString());
  }

  @Then("admin check table finds nothing wrong with any table")
  public void adminCheck() {
    for (ExpectedTable table : data.expected()) {
      checks.equal(
          "what ADMIN CHECK TABLE finds in %s.%s".formatted(table.database(), table.table()),
          "nothing",
          database.target().adminCheck(table.database(), table.table()).orElse("nothing"));
    }
  }
}
