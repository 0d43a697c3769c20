// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.fixtures.rows.ExpectedTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks TiDB itself: what was written to its tables, and whether rows and indexes agree. */
public final class TargetSqlSteps {
  // Only what TiDB has counted; the history holds the running half hour too.
  private static final String WRITES =
      """
      SELECT COALESCE(SUM(exec_count), 0) FROM information_schema.statements_summary_history
      WHERE stmt_type IN ('Insert', 'Replace')
        AND CONCAT(',', LOWER(table_names), ',') LIKE CONCAT('%,', LOWER(?), ',%')
      """;

  private final ScenarioDatabase database;
  private final ScenarioData data;
  private final ScenarioChecks checks;
  private final Map<String, Long> known = new HashMap<>();

  public TargetSqlSteps(ScenarioDatabase database, ScenarioData data, ScenarioChecks checks) {
    this.database = database;
    this.data = data;
    this.checks = checks;
  }

  @When("the statements that TiDB has run are known")
  public void statementsKnown() {
    for (ExpectedTable table : data.expected()) {
      String name = table.database() + "." + table.table();
      known.put(name, writes(name));
    }
  }

  @Then("TiDB has run no statement that writes to {string} since")
  public void nothingWritten(String table) {
    long before = before(table);
    long now = writes(table);
    checks.check(
        "statements that wrote to " + table, before + " as before", now + "", now == before);
  }

  @Then("TiDB has run statements that write to {string} since")
  public void written(String table) {
    long before = before(table);
    long now = writes(table);
    checks.check(
        "statements that wrote to " + table, "more than " + before, now + "", now > before);
  }

  @When("an application runs in the target cluster:")
  public void run(String statement) {
    database.target().execute(List.of(statement));
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

  private long before(String table) {
    Long before = known.get(table);
    if (before == null) {
      throw new IllegalStateException(
          "The statements that wrote to %s are not known from before; known are those of %s"
              .formatted(table, known.keySet()));
    }
    return before;
  }

  private long writes(String table) {
    return Long.parseLong(database.target().firstColumn(WRITES, table).get(0));
  }
}
