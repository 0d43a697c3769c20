// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.tiprove.runner.cluster.Condition;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.cluster.HeldJobCondition;
import io.tiprove.runner.cluster.HelmRelease;
import io.tiprove.runner.cluster.JobCondition;
import io.tiprove.runner.cluster.LogCondition;
import io.tiprove.runner.cluster.PodCondition;
import io.tiprove.runner.cluster.PodlessJobCondition;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.List;

/** Watches the Job that a release of the tidb-lightning chart makes. */
public final class ImportJobSteps {
  private static final Duration IMPORT = Duration.ofMinutes(5);
  private static final Duration STUCK = Duration.ofMinutes(1);
  private static final Duration REMOVAL = Duration.ofMinutes(2);

  // The name that the charts give it, and readers need for kubectl logs.
  private static final String RETRIEVER = "data-retriever";

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioChecks checks;
  private final ImportJob job;

  public ImportJobSteps(
      Workspace workspace, ClusterObserver observer, ScenarioChecks checks, ImportJob job) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
    this.job = job;
  }

  @Then("the import Job completes")
  public void completes() {
    until(JobCondition.complete(job.name()), IMPORT);
  }

  @Then("the import Job fails")
  public void fails() {
    until(JobCondition.failed(job.name()), IMPORT);
  }

  @Then("the import Job stays active and its log says {string}")
  public void staysActive(String text) {
    until(
        HeldJobCondition.because(
            job.name(), job.container(), new Placeholders(workspace).fill(text)),
        IMPORT);
  }

  @Then("the log of the import says {string}")
  public void logSays(String text) {
    until(
        LogCondition.contains(job.pods(), job.container(), new Placeholders(workspace).fill(text)),
        IMPORT);
  }

  @Then("the log of the download says {string}")
  public void downloadSays(String text) {
    until(
        LogCondition.contains(job.pods(), RETRIEVER, new Placeholders(workspace).fill(text)),
        IMPORT);
  }

  @Then("the import Job fails in its download")
  public void failsInDownload() {
    fails();
    // Init containers end before the others begin.
    checks.equal(
        "containers of the import that were started beside the download",
        "[]",
        job.pod().getStatus().getContainerStatuses().stream()
            .filter(status -> status.getState().getWaiting() == null)
            .map(ContainerStatus::getName)
            .toList()
            .toString());
  }

  @Then("the download goes on trying")
  public void goesOnTrying() {
    // What rclone says twice a second as long as it runs.
    until(LogCondition.contains(job.pods(), RETRIEVER, "Elapsed time:"), STUCK);
    checks.equal("phase of the import pod", "Pending", job.pod().getStatus().getPhase());
  }

  @Then("the import pod has no container for a download")
  public void downloadsNothing() {
    checks.equal(
        "init containers of the import",
        "[]",
        job.pod().getSpec().getInitContainers().stream()
            .map(Container::getName)
            .toList()
            .toString());
  }

  @Then("the import pod runs under the ServiceAccount {string}")
  public void runsUnder(String account) {
    checks.equal(
        "ServiceAccount of the import pod",
        new Placeholders(workspace).fill(account),
        job.pod().getSpec().getServiceAccountName());
  }

  @Then("the import Job gets no pod: {string} says {string}")
  public void getsNoPod(String reason, String text) {
    until(
        PodlessJobCondition.ofJob(job.name(), reason, new Placeholders(workspace).fill(text)),
        STUCK);
  }

  @Then("the import pod stays Pending: {string}")
  public void unschedulable(String why) {
    String state = until(PodCondition.unschedulable(job.pods()), STUCK);
    checks.contains("why the import pod is Pending", new Placeholders(workspace).fill(why), state);
  }

  @Then("the import pod waits for its volume: {string} says {string}")
  public void waitsForVolume(String reason, String text) {
    until(
        PodCondition.pendingWith(job.pods(), reason, new Placeholders(workspace).fill(text)),
        STUCK);
  }

  @Then("the Job's pods are never restarted")
  public void neverRestarted() {
    Job made =
        workspace
            .client()
            .batch()
            .v1()
            .jobs()
            .inNamespace(workspace.namespace())
            .withName(job.name())
            .get();
    checks.equal(
        "restart policy of the import Job's pods",
        "Never",
        made.getSpec().getTemplate().getSpec().getRestartPolicy());
    checks.equal(
        "retries of the import Job", "0", String.valueOf(made.getSpec().getBackoffLimit()));
    checks.equal(
        "pods of the import Job",
        "1",
        String.valueOf(job.pods().in(observer.watch(workspace)).size()));
    checks.equal(
        "restarts of the import pod's containers",
        "0",
        String.valueOf(
            job.pod().getStatus().getContainerStatuses().stream()
                .mapToInt(ContainerStatus::getRestartCount)
                .sum()));
  }

  @Then("the command's failFast was in force, not that of the values file")
  public void failsFast() {
    String seen =
        job.pod().getSpec().getContainers().get(0).getEnv().stream()
            .filter(variable -> variable.getName().equals("FAIL_FAST"))
            .map(EnvVar::getValue)
            .findFirst()
            .orElse("not set");
    checks.equal("FAIL_FAST in the import container", "true", seen);
  }

  @Then("the import pod ran on the node {string}")
  public void ranOn(String node) {
    checks.equal(
        "node of the import pod",
        new Placeholders(workspace).fill(node),
        job.pod().getSpec().getNodeName());
  }

  @Then("only the chart {string} is installed")
  public void onlyChart(String chart) {
    List<String> charts =
        workspace
            .client()
            .secrets()
            .inNamespace(workspace.namespace())
            .withLabel("owner", "helm")
            .list()
            .getItems()
            .stream()
            .map(secret -> secret.getMetadata().getLabels().get("name"))
            .distinct()
            .flatMap(
                name -> HelmRelease.find(workspace.client(), workspace.namespace(), name).stream())
            .map(HelmRelease::chart)
            .toList();
    checks.check(
        "charts installed in the namespace",
        "one, " + chart,
        charts.toString(),
        charts.size() == 1 && charts.get(0).startsWith(chart + "-v"));
  }

  @Then("the import is run with {string}")
  public void runWith(String flags) {
    checks.contains("the script of the import", new Placeholders(workspace).fill(flags), script());
  }

  @Then("the import is run without {string}")
  public void runWithout(String flag) {
    checks.check(
        "the script of the import", "nothing of " + flag, script(), !script().contains(flag));
  }

  @When("the import pod is known as {string}")
  public void podKnownAs(String variable) {
    workspace.variables().bind(variable, job.pod().getMetadata().getName());
  }

  @Then("nothing of the release is left")
  public void nothingLeft() {
    until(GoneCondition.release(job.release()), REMOVAL);
    checks.equal(
        "the Helm release itself",
        "none",
        HelmRelease.find(workspace.client(), workspace.namespace(), job.releaseName())
            .map(left -> "revision " + left.revision())
            .orElse("none"));
  }

  private String until(Condition condition, Duration within) {
    return observer.waits(workspace).until(condition, within);
  }

  private String script() {
    return String.join("\n", job.pod().getSpec().getContainers().get(0).getCommand());
  }
}
