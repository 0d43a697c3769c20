// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Job that is to reach one of its two ends; the other end is terminal. */
public final class JobCondition implements Condition {
  private final String job;
  private final boolean success;
  private boolean seen;

  private JobCondition(String job, boolean success) {
    this.job = job;
    this.success = success;
  }

  /** The Job gets condition Complete. */
  public static JobCondition complete(String job) {
    return new JobCondition(job, true);
  }

  /** The Job gets condition Failed. */
  public static JobCondition failed(String job) {
    return new JobCondition(job, false);
  }

  @Override
  public String name() {
    return "Job " + job + (success ? " completes" : " fails");
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Job.class, Pod.class);
  }

  @Override
  public Sighting look(WaitContext context) {
    Optional<Job> found = context.watch().find(Job.class, job);
    if (found.isEmpty()) {
      return absent().of("Job", job);
    }
    seen = true;
    List<Pod> pods = PodSelection.ofJob(job).in(context.watch());
    JobState state = JobState.of(found.get());
    return judge(state, pods).of("Job", job).of(pods);
  }

  private Sighting absent() {
    return seen
        ? Sighting.never("Job " + job + " was deleted while it was waited for")
        : Sighting.notYet("there is no Job " + job);
  }

  private Sighting judge(JobState state, List<Pod> pods) {
    String text = "Job " + job + " is " + state.text() + describe(pods);
    if (state.isComplete()) {
      return success ? Sighting.met(text) : Sighting.never(text);
    }
    if (state.isFailed()) {
      return success ? Sighting.never(text) : Sighting.met(text);
    }
    @Nullable Pod stuck =
        pods.stream().filter(pod -> PodState.of(pod).neverStarts()).findFirst().orElse(null);
    return stuck == null
        ? Sighting.notYet(text)
        : Sighting.never(text + "; the pod can never start, so the Job can't end");
  }

  static String describe(List<Pod> pods) {
    return pods.isEmpty()
        ? ""
        : pods.stream()
            .map(pod -> pod.getMetadata().getName() + " is " + PodState.of(pod).text())
            .collect(Collectors.joining("; Pod ", "; Pod ", ""));
  }
}
