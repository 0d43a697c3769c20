// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.fixtures.rows.ExpectedTable;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes PD or TiKV of the target cluster ill, and looks at what was asked of them. */
public final class StoreSteps {
  private static final String KIND = "kind";
  private static final Duration FAULT = Duration.ofMinutes(2);

  private static final String FILES = "files that TiKV has taken in";
  private static final String TABLES = "tables that TiKV has taken in files of since";

  private final Workspace workspace;
  private final TargetStores stores;
  private final ClusterObserver observer;
  private final ScenarioData data;
  private final ScenarioDatabase database;
  private final ScenarioChecks checks;
  private @Nullable Map<Long, Integer> known;

  public StoreSteps(
      Workspace workspace,
      TargetStores stores,
      ClusterObserver observer,
      ScenarioData data,
      ScenarioDatabase database,
      ScenarioChecks checks) {
    this.data = data;
    this.database = database;
    this.workspace = workspace;
    this.stores = stores;
    this.observer = observer;
    this.checks = checks;
  }

  @Given("TiKV refuses to ingest")
  public void refusesIngest() {
    stores.tikv().add(Map.of(KIND, "ingest-refused"));
  }

  @Given("TiKV answers {int} calls of {string} with {string}")
  public void answers(int count, String call, String kind) {
    Map<String, Object> fault = new HashMap<>();
    fault.put(KIND, kind);
    fault.put("call", call);
    fault.put("count", count);
    stores.tikv().add(fault);
  }

  @Given("TiKV takes {int} ms longer for every {string}")
  public void slow(int millis, String call) {
    stores.tikv().add(Map.of(KIND, "slow", "call", call, "delay", millis + "ms"));
  }

  @When("TiKV goes away")
  public void tikvAway() {
    stores.tikv().add(Map.of(KIND, "away"));
  }

  @When("PD goes away")
  public void pdAway() {
    stores.pd().add(Map.of(KIND, "away"));
  }

  @When("TiKV is well again")
  public void tikvWell() {
    stores.tikv().removeAll();
  }

  @When("PD is well again")
  public void pdWell() {
    stores.pd().removeAll();
  }

  @Then("TiKV has failed in this way")
  public void hasFailed() {
    observer.waits(workspace).until(new FaultCondition(stores.tikv()), FAULT);
  }

  @Then("TiKV is in import mode")
  public void importMode() {
    checks.equal("mode of TiKV", "import", mode());
  }

  @Then("TiKV is in normal mode")
  public void normalMode() {
    checks.equal("mode of TiKV", "normal", mode());
  }

  @Then("TiKV has taken in files of the import")
  public void ingested() {
    int files = files();
    checks.check(FILES, "some", files + "", files > 0);
  }

  @Then("TiKV has taken in no file of an import")
  public void ingestedNothing() {
    checks.equal(FILES, "0", files() + "");
  }

  @When("what TiKV has taken in so far is known")
  public void takenInKnown() {
    known = stores.tikv().ingested();
  }

  @Then("TiKV has taken in nothing since")
  public void nothingSince() {
    checks.equal(TABLES, "[]", takenInSince().toString());
  }

  @Then("TiKV has taken in files of the table {string} only since")
  public void onlySince(String table) {
    checks.equal(TABLES, Set.of(table).toString(), takenInSince().toString());
  }

  private int files() {
    return stores.tikv().ingested().values().stream().mapToInt(Integer::intValue).sum();
  }

  // A table that was made anew has another number: all that it has came since.
  private Set<String> takenInSince() {
    if (known == null) {
      throw new IllegalStateException(
          "Expected what TiKV has taken in so far to be known, seen no step before this one that takes it");
    }
    Map<Long, String> names = new HashMap<>();
    for (ExpectedTable table : data.expected()) {
      database
          .target()
          .firstColumn(
              "SELECT tidb_table_id FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
              table.database(),
              table.table())
          .forEach(id -> names.put(Long.valueOf(id), table.table()));
    }
    Set<String> since = new TreeSet<>();
    for (Map.Entry<Long, Integer> now : stores.tikv().ingested().entrySet()) {
      if (now.getValue() > known.getOrDefault(now.getKey(), 0)) {
        since.add(names.getOrDefault(now.getKey(), "number " + now.getKey()));
      }
    }
    return since;
  }

  private String mode() {
    return stores.tikv().isInImportMode() ? "import" : "normal";
  }
}
