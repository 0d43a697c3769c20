// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Has happen to a running import what operators fear, at a moment that its progress decides. */
public final class MishapSteps {
  private static final Duration UNDER_WAY = Duration.ofMinutes(3);
  // Its grace period is half a minute.
  private static final Duration REMOVAL = Duration.ofMinutes(2);
  private static final String LIGHTNING = "tidb-lightning";
  // Past that the last bytes may be in before a kill can arrive.
  private static final double LATEST = 0.9;

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioChecks checks;
  private final ImportJob job;
  private final TargetStores stores;
  private final ScenarioData data;
  private final Clock clock;
  private final ScenarioNotes notes;
  private @Nullable Pod deleted;
  private @Nullable Instant restarted;

  public MishapSteps(
      Workspace workspace,
      ClusterObserver observer,
      ScenarioChecks checks,
      ImportJob job,
      TargetStores stores,
      ScenarioData data,
      Clock clock,
      ScenarioNotes notes) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
    this.job = job;
    this.stores = stores;
    this.data = data;
    this.clock = clock;
    this.notes = notes;
  }

  @When("the import is under way")
  public void underWay() {
    await(new ProgressCondition(job.pods(), 0));
  }

  @When("the import has come to the moment that seed {int} gives")
  public void comeTo(int seed) {
    await(new ProgressCondition(job.pods(), moment(seed)));
  }

  @When("the import with back end local has come to the moment that seed {int} gives")
  public void comeToWithStore(int seed) {
    IngestProgress stored = new IngestProgress(stores.tikv(), data.expected().size());
    await(new ProgressCondition(job.pods(), moment(seed), stored));
  }

  @When("Lightning is killed")
  public void lightningIsKilled() {
    kill(Optional.of(LIGHTNING));
  }

  @When("the container of the import is killed")
  public void containerIsKilled() {
    kill(Optional.empty());
  }

  @When("the import pod is deleted")
  public void podIsDeleted() {
    deleted = job.pod();
    workspace.client().resource(deleted).delete();
    notes.add("Pod %s was deleted".formatted(deleted.getMetadata().getName()));
  }

  @When("the node agent is restarted")
  public void agentIsRestarted() {
    workspace.environment().restartNodeAgent();
    restarted = clock.instant();
    notes.add("The node's agent, kubelet, was restarted and answers again");
  }

  @Then("the import went on after that")
  public void wentOn() {
    ContainerStateTerminated end = container().getState().getTerminated();
    String seen = end == null ? "it has not ended" : end.getFinishedAt();
    // Kubernetes gives whole seconds.
    Instant earliest =
        Objects.requireNonNull(restarted).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    checks.check(
        "when the container of the import ended",
        "not before " + earliest,
        seen,
        end != null && !Instant.parse(end.getFinishedAt()).isBefore(earliest));
  }

  @Then("the import pod is gone")
  public void podIsGone() {
    observer.waits(workspace).until(GoneCondition.object(Objects.requireNonNull(deleted)), REMOVAL);
  }

  @Then("the container of the import ended as {string} with exit status {int}")
  public void endedAs(String reason, int status) {
    ContainerStateTerminated end = container().getState().getTerminated();
    checks.equal(
        "how the container of the import ended",
        reason + ", exit status " + status,
        end == null ? "it has not ended" : end.getReason() + ", exit status " + end.getExitCode());
  }

  @Then("the container of the import was killed for want of memory")
  public void outOfMemory() {
    ContainerStateTerminated end = container().getState().getTerminated();
    checks.equal(
        "why the container of the import ended",
        "OOMKilled",
        end == null ? "it has not ended" : end.getReason());
  }

  @Then("the Job made one pod and no other")
  public void onePod() {
    int made =
        observer.watch(workspace).events().stream()
            .filter(event -> "SuccessfulCreate".equals(event.getReason()))
            .filter(event -> "Job".equals(event.getInvolvedObject().getKind()))
            .filter(event -> job.name().equals(event.getInvolvedObject().getName()))
            .mapToInt(MishapSteps::times)
            .sum();
    checks.equal("pods that the import Job has made", "1", String.valueOf(made));
  }

  private static int times(Event event) {
    return event.getCount() == null ? 1 : event.getCount();
  }

  private static double moment(int seed) {
    return new SplittableRandom(seed).nextDouble(LATEST);
  }

  private void await(ProgressCondition progress) {
    observer.waits(workspace).until(progress, UNDER_WAY);
  }

  private void kill(Optional<String> program) {
    String container = container().getContainerID();
    if (!workspace.environment().kill(container, program)) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "Expected %s to run in container %s, seen none: the import has ended already, so that this scenario came too late. The machine is not to blame: let the scenario have more data or an earlier moment, and run it again."
              .formatted(program.orElse("a first process"), container));
    }
    notes.add(
        "%s of the import was killed with SIGKILL".formatted(program.orElse("The container")));
  }

  private ContainerStatus container() {
    Pod pod = job.pod();
    return pod.getStatus().getContainerStatuses().get(0);
  }
}
