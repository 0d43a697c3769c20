// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Job's state in one word, with the cause.
 *
 * @param word Created, Active, Suspended, Complete, Failed or Terminating
 * @param detail why, in the cluster's own words; empty when there is nothing to say
 */
public record JobState(String word, String detail) {

  public static JobState of(Job job) {
    JobStatus status = job.getStatus();
    if (status == null) {
      return new JobState("Created", "");
    }
    return condition(status, "Complete")
        .or(() -> condition(status, "Failed"))
        .or(
            () ->
                job.getMetadata().getDeletionTimestamp() == null
                    ? Optional.empty()
                    : Optional.of(new JobState("Terminating", "")))
        .or(() -> condition(status, "Suspended"))
        .orElseGet(() -> running(status));
  }

  public boolean isComplete() {
    return word.equals("Complete");
  }

  public boolean isFailed() {
    return word.equals("Failed");
  }

  /** Word and detail as one text. */
  public String text() {
    return detail.isEmpty() ? word : word + " (" + detail + ")";
  }

  private static Optional<JobState> condition(JobStatus status, String type) {
    return status.getConditions().stream()
        .filter(condition -> type.equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .findFirst()
        .map(condition -> new JobState(type, type.equals("Complete") ? "" : cause(condition)));
  }

  private static String cause(JobCondition condition) {
    String message = condition.getMessage() == null ? "" : condition.getMessage().strip();
    if (condition.getReason() == null) {
      return message;
    }
    return message.isEmpty() ? condition.getReason() : condition.getReason() + ": " + message;
  }

  private static JobState running(JobStatus status) {
    int active = count(status.getActive());
    int failed = count(status.getFailed());
    String failures = failed == 0 ? "" : failed + " failed pods so far";
    return active == 0 && failed == 0
        ? new JobState("Created", "")
        : new JobState("Active", failures);
  }

  private static int count(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
