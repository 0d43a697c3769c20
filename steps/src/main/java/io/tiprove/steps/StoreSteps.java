// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.fixtures.minikv.MinikvControl;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Makes PD or TiKV of the target cluster ill, and looks at what was asked of them. */
public final class StoreSteps {
  private static final int PD_PORT = 2390;
  private static final int TIKV_PORT = 20190;
  private static final String KIND = "kind";
  private static final Duration FAULT = Duration.ofMinutes(2);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioChecks checks;

  public StoreSteps(Workspace workspace, ClusterObserver observer, ScenarioChecks checks) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
  }

  @Given("TiKV refuses to ingest")
  public void refusesIngest() {
    tikv().add(Map.of(KIND, "ingest-refused"));
  }

  @Given("TiKV answers {int} calls of {string} with {string}")
  public void answers(int count, String call, String kind) {
    Map<String, Object> fault = new HashMap<>();
    fault.put(KIND, kind);
    fault.put("call", call);
    fault.put("count", count);
    tikv().add(fault);
  }

  @Given("TiKV takes {int} ms longer for every {string}")
  public void slow(int millis, String call) {
    tikv().add(Map.of(KIND, "slow", "call", call, "delay", millis + "ms"));
  }

  @When("TiKV goes away")
  public void tikvAway() {
    tikv().add(Map.of(KIND, "away"));
  }

  @When("PD goes away")
  public void pdAway() {
    pd().add(Map.of(KIND, "away"));
  }

  @When("TiKV is well again")
  public void tikvWell() {
    tikv().removeAll();
  }

  @When("PD is well again")
  public void pdWell() {
    pd().removeAll();
  }

  @Then("TiKV has failed in this way")
  public void hasFailed() {
    observer.waits(workspace).until(new FaultCondition(tikv()), FAULT);
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
    MinikvControl tikv = tikv();
    int asked = tikv.asked("Ingest") + tikv.asked("MultiIngest");
    // One may be Lightning's question whether TiKV knows MultiIngest.
    checks.check("ingests that TiKV was asked for", "more than 1", asked + "", asked > 1);
  }

  @Then("TiKV has taken in no file of an import")
  public void ingestedNothing() {
    MinikvControl tikv = tikv();
    checks.equal(
        "ingests that TiKV was asked for",
        "0",
        (tikv.asked("Ingest") + tikv.asked("MultiIngest")) + "");
  }

  private String mode() {
    return tikv().isInImportMode() ? "import" : "normal";
  }

  private MinikvControl pd() {
    return control("-pd-peer", PD_PORT);
  }

  private MinikvControl tikv() {
    return control("-tikv-peer", TIKV_PORT);
  }

  private MinikvControl control(String service, int port) {
    String cluster = workspace.variables().find("cluster_name").orElseThrow();
    return new MinikvControl(
        workspace.environment().reach(workspace.namespace(), cluster + service, port));
  }
}
