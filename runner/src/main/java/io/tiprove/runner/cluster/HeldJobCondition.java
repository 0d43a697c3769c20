// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A Job that stays active with its pod Running, and whose log says why: what {@code failFast=false}
 * does after an error. Any end of the Job is terminal.
 */
public final class HeldJobCondition implements Condition {
  private final String job;
  private final String reason;
  private final LogCondition log;

  private HeldJobCondition(String job, String container, String reason) {
    this.job = job;
    this.reason = reason;
    this.log = LogCondition.contains(PodSelection.ofJob(job), container, reason);
  }

  /** {@code reason} is a text in the log of {@code container}, on one line. */
  public static HeldJobCondition because(String job, String container, String reason) {
    return new HeldJobCondition(job, container, reason);
  }

  @Override
  public String name() {
    return "Job %s stays active and its pod's log says \"%s\"".formatted(job, reason);
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Job.class, Pod.class);
  }

  @Override
  public Duration recheck() {
    return log.recheck();
  }

  @Override
  public Sighting look(WaitContext context) {
    Optional<Job> found = context.watch().find(Job.class, job);
    List<Pod> pods = PodSelection.ofJob(job).in(context.watch());
    return judge(found, pods, context).of("Job", job).of(pods);
  }

  @Override
  public void close() {
    log.close();
  }

  private Sighting judge(Optional<Job> found, List<Pod> pods, WaitContext context) {
    if (found.isEmpty()) {
      return Sighting.notYet("there is no Job " + job);
    }
    JobState state = JobState.of(found.get());
    String text = "Job " + job + " is " + state.text() + JobCondition.describe(pods);
    if (state.isComplete() || state.isFailed()) {
      return Sighting.never(text);
    }
    if (pods.stream().anyMatch(pod -> PodState.of(pod).neverStarts())) {
      return Sighting.never(text + "; the pod can never start");
    }
    Sighting said = log.look(context);
    boolean running = pods.stream().anyMatch(pod -> PodState.of(pod).word().equals("Running"));
    return running && state.word().equals("Active") && said.verdict() == Sighting.Verdict.MET
        ? Sighting.met(text + "; its log says \"" + reason + "\"")
        : Sighting.notYet(text + "; " + said.state());
  }
}
