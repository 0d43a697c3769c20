// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.Pod;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.cluster.LogCondition;
import io.tiprove.runner.cluster.PodCondition;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;

/** Deploys TiKV Importer, and watches it run. */
public final class ImporterSteps {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration REMOVAL = Duration.ofMinutes(2);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioChecks checks;
  private final ScenarioNotes notes;
  private final ImporterInstallation installation;
  private final Importer importer;
  private final ProbePod probe;

  public ImporterSteps(
      Workspace workspace,
      ClusterObserver observer,
      ScenarioChecks checks,
      ScenarioNotes notes,
      ImporterInstallation installation,
      Importer importer,
      ProbePod probe) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
    this.notes = notes;
    this.installation = installation;
    this.importer = importer;
    this.probe = probe;
  }

  @Given("TiKV Importer is installed as the document says")
  public void install() {
    installWith("{}");
  }

  @Given("TiKV Importer is installed as the document says, with:")
  public void installWith(String changes) {
    installation.install(changes);
    ready();
  }

  @Then("the importer becomes ready")
  public void ready() {
    installation.markReference();
    observer.waits(workspace).until(PodCondition.ready(importer.pods()), START);
    // Ready says that it runs; the log says that it listens.
    logSays("started");
  }

  @Then("the log of the importer says {string}")
  public void logSays(String text) {
    observer
        .waits(workspace)
        .until(
            LogCondition.contains(
                importer.pods(), Importer.CONTAINER, new Placeholders(workspace).fill(text)),
            START);
  }

  @Then("the importer has opened no engine")
  public void notUsed() {
    String log = importer.log();
    checks.check("log of the importer", "no engine was opened", log, !log.contains("open engine"));
  }

  @Then("the pushgateway of the importer holds metrics of the job {string}")
  public void pushed(String job) {
    // Whoever pushes does so at intervals; a gateway tells nobody when it is given something.
    probe.says(
        "job=\"" + job + "\"",
        "/bin/sh",
        "-c",
        "until wget -qO- http://%s:9091/metrics | grep 'job=\"%s\"'; do sleep 1; done"
            .formatted(importer.name(), job));
  }

  @Then("port {int} of the importer gives its metrics")
  public void metrics(int port) {
    probe.says(
        "tikv_import",
        "/bin/sh",
        "-c",
        "wget -qO- http://%s:%d/metrics".formatted(importer.name(), port));
  }

  @Then("nothing listens on port {int} of the importer")
  public void closed(int port) {
    probe.says(
        "Connection refused",
        "/bin/sh",
        "-c",
        "wget -O- http://%s:%d/metrics 2>&1".formatted(importer.name(), port));
  }

  @When("the importer's pod is killed")
  public void kill() {
    Pod killed = importer.pod();
    workspace.client().resource(killed).withGracePeriod(0).delete();
    observer.waits(workspace).until(GoneCondition.object(killed), REMOVAL);
    notes.add(
        "Pod %s, %s, was deleted without grace"
            .formatted(importer.podName(), killed.getMetadata().getUid()));
  }
}
