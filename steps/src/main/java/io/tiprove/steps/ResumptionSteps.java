// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.runner.check.TargetDatabase;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what an import does anew, by Lightning's log and by TiDB's own count of statements. */
public final class ResumptionSteps {
  // What Lightning says when it begins with a table that its checkpoint does not have as imported.
  private static final Pattern BEGUN =
      Pattern.compile("\"import whole table start\"] \\[table=`[^`]*`\\.`([^`]*)`]");

  private static final String WHAT =
      "tables that statements have imported into since, by TiDB's statements_summary_history";

  private final ScenarioDatabase database;
  private final ScenarioChecks checks;
  private final ScenarioData data;
  private final ImportJob job;
  private @Nullable Map<String, Long> known;

  public ResumptionSteps(
      ScenarioDatabase database, ScenarioChecks checks, ScenarioData data, ImportJob job) {
    this.database = database;
    this.checks = checks;
    this.data = data;
    this.job = job;
  }

  @When("what TiDB was told to import so far is known")
  public void known() {
    known = counts();
  }

  @Then("TiDB was told to import nothing since")
  public void nothingSince() {
    checks.equal(WHAT, "[]", importedSince().toString());
  }

  @Then("TiDB was told to import into the table {string} only since")
  public void onlySince(String table) {
    checks.equal(WHAT, Set.of(table).toString(), importedSince().toString());
  }

  @Then("TiDB was told to import into the table {string} since")
  public void intoSince(String table) {
    Set<String> seen = importedSince();
    checks.check(WHAT, "one is " + table, seen.toString(), seen.contains(table));
  }

  @Then("TiDB was told to import nothing into the table {string} since")
  public void notIntoSince(String table) {
    Set<String> seen = importedSince();
    if (!counts().containsKey(table)) {
      throw new IllegalStateException(
          "Expected a table of the data set, seen %s; its tables are %s"
              .formatted(table, counts().keySet()));
    }
    checks.check(WHAT, "none is " + table, seen.toString(), !seen.contains(table));
  }

  @Then("the import was one of the table {string} only, by its log")
  public void onlyByLog(String table) {
    Set<String> seen = new TreeSet<>();
    Matcher begun = BEGUN.matcher(job.log());
    while (begun.find()) {
      seen.add(begun.group(1));
    }
    checks.equal(
        "tables that Lightning has begun with, by its log",
        Set.of(table).toString(),
        seen.toString());
  }

  private Set<String> importedSince() {
    if (known == null) {
      throw new IllegalStateException(
          "Expected what TiDB was told so far to be known, seen no step before this one that takes it");
    }
    Set<String> seen = new TreeSet<>();
    for (Map.Entry<String, Long> now : counts().entrySet()) {
      if (now.getValue() > known.getOrDefault(now.getKey(), 0L)) {
        seen.add(now.getKey());
      }
    }
    return seen;
  }

  private Map<String, Long> counts() {
    TargetDatabase target = database.target();
    Map<String, Long> counts = new TreeMap<>();
    data.expected()
        .forEach(
            table ->
                counts.put(
                    table.table(),
                    target.importStatements(table.database() + "." + table.table())));
    return counts;
  }
}
