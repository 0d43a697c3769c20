// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.tiprove.runner.cluster.Condition;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.cluster.HeldJobCondition;
import io.tiprove.runner.cluster.HelmRelease;
import io.tiprove.runner.cluster.JobCondition;
import io.tiprove.runner.cluster.LogCondition;
import io.tiprove.runner.cluster.PodCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.cluster.PodlessJobCondition;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<String, HelmRelease> releases = new HashMap<>();

  public ImportJobSteps(Workspace workspace, ClusterObserver observer, ScenarioChecks checks) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
  }

  @Then("the import Job completes")
  public void completes() {
    until(JobCondition.complete(job()), IMPORT);
  }

  @Then("the import Job fails")
  public void fails() {
    until(JobCondition.failed(job()), IMPORT);
  }

  @Then("the import Job stays active and its log says {string}")
  public void staysActive(String text) {
    until(
        HeldJobCondition.because(job(), container(), new Placeholders(workspace).fill(text)),
        IMPORT);
  }

  @Then("the log of the import says {string}")
  public void logSays(String text) {
    until(
        LogCondition.contains(pods(), container(), new Placeholders(workspace).fill(text)), IMPORT);
  }

  @Then("the log of the download says {string}")
  public void downloadSays(String text) {
    until(LogCondition.contains(pods(), RETRIEVER, new Placeholders(workspace).fill(text)), IMPORT);
  }

  @Then("the import Job fails in its download")
  public void failsInDownload() {
    fails();
    // Init containers end before the others begin.
    checks.equal(
        "containers of the import that were started beside the download",
        "[]",
        onlyPod().getStatus().getContainerStatuses().stream()
            .filter(status -> status.getState().getWaiting() == null)
            .map(ContainerStatus::getName)
            .toList()
            .toString());
  }

  @Then("the download goes on trying")
  public void goesOnTrying() {
    // What rclone says twice a second as long as it runs.
    until(LogCondition.contains(pods(), RETRIEVER, "Elapsed time:"), STUCK);
    checks.equal("phase of the import pod", "Pending", onlyPod().getStatus().getPhase());
  }

  @Then("the import pod has no container for a download")
  public void downloadsNothing() {
    checks.equal(
        "init containers of the import",
        "[]",
        onlyPod().getSpec().getInitContainers().stream()
            .map(Container::getName)
            .toList()
            .toString());
  }

  @Then("the import pod runs under the ServiceAccount {string}")
  public void runsUnder(String account) {
    checks.equal(
        "ServiceAccount of the import pod",
        new Placeholders(workspace).fill(account),
        onlyPod().getSpec().getServiceAccountName());
  }

  @Then("the import Job gets no pod: {string} says {string}")
  public void getsNoPod(String reason, String text) {
    until(PodlessJobCondition.ofJob(job(), reason, new Placeholders(workspace).fill(text)), STUCK);
  }

  @Then("the import pod stays Pending: {string}")
  public void unschedulable(String why) {
    String state = until(PodCondition.unschedulable(pods()), STUCK);
    checks.contains("why the import pod is Pending", new Placeholders(workspace).fill(why), state);
  }

  @Then("the import pod waits for its volume: {string} says {string}")
  public void waitsForVolume(String reason, String text) {
    until(PodCondition.pendingWith(pods(), reason, new Placeholders(workspace).fill(text)), STUCK);
  }

  @Then("the Job's pods are never restarted")
  public void neverRestarted() {
    Job job =
        workspace
            .client()
            .batch()
            .v1()
            .jobs()
            .inNamespace(workspace.namespace())
            .withName(job())
            .get();
    checks.equal(
        "restart policy of the import Job's pods",
        "Never",
        job.getSpec().getTemplate().getSpec().getRestartPolicy());
    checks.equal("retries of the import Job", "0", String.valueOf(job.getSpec().getBackoffLimit()));
    checks.equal(
        "pods of the import Job", "1", String.valueOf(pods().in(observer.watch(workspace)).size()));
    checks.equal(
        "restarts of the import pod's containers",
        "0",
        String.valueOf(
            onlyPod().getStatus().getContainerStatuses().stream()
                .mapToInt(ContainerStatus::getRestartCount)
                .sum()));
  }

  @Then("the command's failFast was in force, not that of the values file")
  public void failsFast() {
    String seen =
        onlyPod().getSpec().getContainers().get(0).getEnv().stream()
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
        onlyPod().getSpec().getNodeName());
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
    workspace.variables().bind(variable, onlyPod().getMetadata().getName());
  }

  @Then("nothing of the release is left")
  public void nothingLeft() {
    until(GoneCondition.release(release()), REMOVAL);
    checks.equal(
        "the Helm release itself",
        "none",
        HelmRelease.find(workspace.client(), workspace.namespace(), releaseName())
            .map(left -> "revision " + left.revision())
            .orElse("none"));
  }

  /** The whole log of the import so far. */
  String log() {
    return workspace
        .client()
        .pods()
        .inNamespace(workspace.namespace())
        .withName(onlyPod().getMetadata().getName())
        .inContainer(container())
        .getLog();
  }

  /** Name of the claim that the import pod has as a volume of this name. */
  String claimOf(String volume) {
    return onlyPod().getSpec().getVolumes().stream()
        .filter(each -> each.getName().equals(volume))
        .map(each -> each.getPersistentVolumeClaim().getClaimName())
        .findFirst()
        .orElseThrow();
  }

  /** IP address of the import pod. */
  String address() {
    return onlyPod().getStatus().getPodIP();
  }

  /** What the import pod is made of. */
  PodSpec podSpec() {
    return onlyPod().getSpec();
  }

  private String until(Condition condition, Duration within) {
    return observer.waits(workspace).until(condition, within);
  }

  String job() {
    return release().only("Job");
  }

  PodSelection pods() {
    return PodSelection.ofJob(job());
  }

  /** The import pod. */
  Pod pod() {
    return onlyPod();
  }

  private Pod onlyPod() {
    List<Pod> found = pods().in(observer.watch(workspace));
    checks.equal("pods of the import Job", "1", String.valueOf(found.size()));
    return found.get(0);
  }

  private String script() {
    return String.join("\n", onlyPod().getSpec().getContainers().get(0).getCommand());
  }

  private String container() {
    return release().objects().stream()
        .filter(Job.class::isInstance)
        .map(Job.class::cast)
        .findFirst()
        .orElseThrow()
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .get(0)
        .getName();
  }

  // Kept from before a removal: afterwards Helm no longer knows what belonged to the release.
  HelmRelease release() {
    HelmRelease.find(workspace.client(), workspace.namespace(), releaseName())
        .ifPresent(found -> releases.put(releaseName(), found));
    HelmRelease release = releases.get(releaseName());
    if (release == null) {
      throw new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST,
          "Expected a Helm release %s in namespace %s, seen none; was it installed?"
              .formatted(releaseName(), workspace.namespace()));
    }
    return release;
  }

  private String releaseName() {
    return workspace.variables().find("release_name").orElseThrow();
  }
}
