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

  private final ScenarioDatabase database;
  private final ScenarioChecks checks;
  private final ScenarioData data;
  private final ImportJobSteps job;
  private @Nullable Map<String, Long> known;

  public ResumptionSteps(
      ScenarioDatabase database, ScenarioChecks checks, ScenarioData data, ImportJobSteps job) {
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
    importedSince(Set.of());
  }

  @Then("TiDB was told to import into the table {string} only since")
  public void onlySince(String table) {
    importedSince(Set.of(table));
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

  private void importedSince(Set<String> expected) {
    if (known == null) {
      throw new IllegalStateException("no step before this one has taken the counts");
    }
    Set<String> seen = new TreeSet<>();
    for (Map.Entry<String, Long> now : counts().entrySet()) {
      if (now.getValue() > known.getOrDefault(now.getKey(), 0L)) {
        seen.add(now.getKey());
      }
    }
    checks.equal(
        "tables that statements have imported into since, by TiDB's statements_summary_history",
        expected.toString(),
        seen.toString());
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
