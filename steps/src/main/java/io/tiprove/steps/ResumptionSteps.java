// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.workspace.Workspace;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what an import does anew, by Lightning's log and by TiDB's own count of statements. */
public final class ResumptionSteps {
  private static final int SQL_PORT = 4000;

  // What Lightning says when it begins with a table that its checkpoint does not have as imported.
  private static final Pattern BEGUN =
      Pattern.compile("\"import whole table start\"] \\[table=`[^`]*`\\.`([^`]*)`]");

  private final Workspace workspace;
  private final ScenarioChecks checks;
  private final ScenarioData data;
  private final ImportJobSteps job;
  private @Nullable Map<String, Long> known;

  public ResumptionSteps(
      Workspace workspace, ScenarioChecks checks, ScenarioData data, ImportJobSteps job) {
    this.workspace = workspace;
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
    String cluster = workspace.variables().find("cluster_name").orElseThrow();
    TargetDatabase database =
        new TargetDatabase(
            workspace.environment().reach(workspace.namespace(), cluster + "-tidb", SQL_PORT),
            "root",
            "");
    Map<String, Long> counts = new TreeMap<>();
    data.expected()
        .forEach(
            table ->
                counts.put(
                    table.table(),
                    database.importStatements(table.database() + "." + table.table())));
    return counts;
  }
}
