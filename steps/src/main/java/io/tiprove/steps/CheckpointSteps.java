// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.tiprove.runner.check.TargetDatabase;
import java.util.List;

/** Looks at the checkpoints that Lightning keeps in a database. */
public final class CheckpointSteps {
  static final String SCHEMA = "tidb_lightning_checkpoint";

  // Lightning's numbers: from 200 on a table is analysed or not to be; nothing is left to do.
  private static final String DONE = "200";

  private final ScenarioDatabase target;
  private final OtherDatabase other;
  private final ScenarioChecks checks;

  public CheckpointSteps(ScenarioDatabase target, OtherDatabase other, ScenarioChecks checks) {
    this.target = target;
    this.other = other;
    this.checks = checks;
  }

  @Then("the checkpoint in the target cluster says that only {string} of its tables is complete")
  public void inTarget(String table) {
    onlyComplete(target.target(), "the target cluster", table);
  }

  @Then("the checkpoint in the other database says that only {string} of its tables is complete")
  public void inOther(String table) {
    onlyComplete(other.database(), "the other database", table);
  }

  @Then("the target cluster holds no checkpoint")
  public void noneInTarget() {
    none(target.target(), "the target cluster");
  }

  @Then("the other database holds no checkpoint")
  public void noneInOther() {
    none(other.database(), "the other database");
  }

  @Then("the target cluster keeps the checkpoint under another name")
  public void kept() {
    List<String> kept =
        target.target().databases().stream()
            .filter(name -> name.startsWith(SCHEMA + ".") && name.endsWith(".bak"))
            .toList();
    checks.check(
        "kept checkpoints in the target cluster", "one", kept.toString(), kept.size() == 1);
  }

  private void onlyComplete(TargetDatabase database, String where, String table) {
    String tables =
        tables(database).stream()
            .filter(name -> name.startsWith("table_v"))
            .findFirst()
            .orElse("no table_v… among " + tables(database));
    checks.check(
        "tables of the checkpoint in " + where,
        "one of them table_v…",
        tables,
        !tables.contains(" "));
    // Lightning writes `mixed`.`few`.
    String quoted = "`" + table.replace(".", "`.`") + "`";
    checks.equal(
        "complete tables of the checkpoint in " + where,
        List.of(quoted).toString(),
        database
            .firstColumn(
                "SELECT table_name FROM %s.%s WHERE status >= ? ORDER BY 1"
                    .formatted(SCHEMA, tables),
                DONE)
            .toString());
    List<String> open =
        database.firstColumn(
            "SELECT table_name FROM %s.%s WHERE status < ?".formatted(SCHEMA, tables), DONE);
    checks.check(
        "tables that the checkpoint in " + where + " has still to be imported",
        "some",
        open.toString(),
        !open.isEmpty());
  }

  private void none(TargetDatabase database, String where) {
    checks.equal("tables of a checkpoint in " + where, "[]", tables(database).toString());
  }

  private static List<String> tables(TargetDatabase database) {
    return database.tables(SCHEMA);
  }
}
