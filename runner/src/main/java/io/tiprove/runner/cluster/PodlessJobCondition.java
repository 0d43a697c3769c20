// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Optional;

/** A Job that gets no pod, for a reason that an event of it states; a Job that ends is terminal. */
public final class PodlessJobCondition implements Condition {
  private final String job;
  private final String reason;
  private final String text;

  private PodlessJobCondition(String job, String reason, String text) {
    this.job = job;
    this.reason = reason;
    this.text = text;
  }

  /**
   * A Warning event of the Job, such as FailedCreate, has this reason and contains {@code text}.
   */
  public static PodlessJobCondition ofJob(String job, String reason, String text) {
    return new PodlessJobCondition(job, reason, text);
  }

  @Override
  public String name() {
    return "Job %s gets no pod: event %s says \"%s\"".formatted(job, reason, text);
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Job.class);
  }

  @Override
  public Sighting look(WaitContext context) {
    Optional<Job> found = context.watch().find(Job.class, job);
    return judge(found, context.watch()).of("Job", job);
  }

  private Sighting judge(Optional<Job> found, NamespaceWatch watch) {
    if (found.isEmpty()) {
      return Sighting.notYet("there is no Job " + job);
    }
    JobState state = JobState.of(found.get());
    String seen = "Job " + job + " is " + state.text();
    if (state.isComplete() || state.isFailed()) {
      return Sighting.never(seen);
    }
    return watch.events().stream()
        .filter(event -> "Warning".equals(event.getType()))
        .filter(event -> reason.equals(event.getReason()))
        .filter(event -> "Job".equals(event.getInvolvedObject().getKind()))
        .filter(event -> job.equals(event.getInvolvedObject().getName()))
        .filter(event -> event.getMessage() != null && event.getMessage().contains(text))
        .findFirst()
        .map(event -> Sighting.met(seen + "; " + reason + ": " + event.getMessage()))
        .orElseGet(() -> Sighting.notYet(seen));
  }
}
