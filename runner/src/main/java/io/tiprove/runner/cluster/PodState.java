// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pod's state in the word that {@code kubectl get pods} would show, with the cause.
 *
 * @param word such as Pending, Unschedulable, ContainerCreating, Init:data-retriever, Running,
 *     Succeeded, Failed, OOMKilled, Evicted, CrashLoopBackOff, Terminating
 * @param detail why, in the cluster's own words; empty when there is nothing to say
 */
public record PodState(String word, String detail) {
  /**
   * Nothing that a cluster does by itself starts such a container. A pull is tried again, but an
   * image that a node has not got and that no registry gives at once is a wrong name far more often
   * than a passing fault, and a wait is not to be a bare timeout.
   */
  private static final Set<String> NEVER_STARTS =
      Set.of("InvalidImageName", "ErrImageNeverPull", "ErrImagePull", "ImagePullBackOff");

  private static final Set<String> JUST_STARTING = Set.of("ContainerCreating", "PodInitializing");

  public static PodState of(Pod pod) {
    if (pod.getMetadata().getDeletionTimestamp() != null) {
      return new PodState("Terminating", "");
    }
    PodStatus status = pod.getStatus();
    if (status == null || status.getPhase() == null) {
      return new PodState("Pending", "");
    }
    return switch (status.getPhase()) {
      case "Succeeded" -> new PodState("Succeeded", "");
      case "Failed" -> failed(status);
      default ->
          unscheduled(status)
              .or(() -> initialising(pod, status))
              .or(() -> containers(status.getContainerStatuses()))
              .orElseGet(() -> new PodState(status.getPhase(), text(status.getMessage())));
    };
  }

  /** Whether no container of the pod can start any more, whatever happens in the cluster. */
  public boolean neverStarts() {
    return NEVER_STARTS.contains(word.startsWith("Init:") ? word.substring(5) : word);
  }

  /** Word and detail as one text. */
  public String text() {
    return detail.isEmpty() ? word : word + " (" + detail + ")";
  }

  private static PodState failed(PodStatus status) {
    if (status.getReason() != null) {
      return new PodState(status.getReason(), text(status.getMessage()));
    }
    return java.util.stream.Stream.concat(
            status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream())
        .filter(container -> failure(container) != null)
        .findFirst()
        .map(
            container -> {
              ContainerStateTerminated end = Objects.requireNonNull(failure(container));
              return new PodState(
                  "OOMKilled".equals(end.getReason()) ? "OOMKilled" : "Failed",
                  ending(container.getName(), end));
            })
        .orElseGet(() -> new PodState("Failed", text(status.getMessage())));
  }

  private static Optional<PodState> unscheduled(PodStatus status) {
    return status.getConditions().stream()
        .filter(condition -> "PodScheduled".equals(condition.getType()))
        .filter(condition -> "False".equals(condition.getStatus()))
        .findFirst()
        .map(PodState::unscheduled);
  }

  private static PodState unscheduled(PodCondition condition) {
    return new PodState(
        condition.getReason() == null ? "Pending" : condition.getReason(),
        text(condition.getMessage()));
  }

  private static Optional<PodState> initialising(Pod pod, PodStatus status) {
    for (ContainerStatus container : status.getInitContainerStatuses()) {
      ContainerState state = container.getState();
      if (state == null || isSidecar(pod, container)) {
        continue;
      }
      ContainerStateTerminated end = state.getTerminated();
      if (end != null) {
        if (!Objects.equals(end.getExitCode(), 0)) {
          return Optional.of(
              new PodState("Init:" + end.getReason(), ending(container.getName(), end)));
        }
      } else if (state.getRunning() != null) {
        return Optional.of(new PodState("Init:" + container.getName(), ""));
      } else if (state.getWaiting() != null && state.getWaiting().getReason() != null) {
        String reason = state.getWaiting().getReason();
        return Optional.of(
            new PodState(
                JUST_STARTING.contains(reason) ? reason : "Init:" + reason,
                text(state.getWaiting().getMessage())));
      }
    }
    return Optional.empty();
  }

  private static boolean isSidecar(Pod pod, ContainerStatus container) {
    return pod.getSpec() != null
        && pod.getSpec().getInitContainers().stream()
            .anyMatch(
                spec ->
                    spec.getName().equals(container.getName())
                        && "Always".equals(spec.getRestartPolicy()));
  }

  private static Optional<PodState> containers(List<ContainerStatus> containers) {
    Optional<PodState> starting = Optional.empty();
    for (ContainerStatus container : containers) {
      ContainerState state = container.getState();
      if (state != null && state.getWaiting() != null && state.getWaiting().getReason() != null) {
        String reason = state.getWaiting().getReason();
        PodState waiting = new PodState(reason, text(state.getWaiting().getMessage()));
        if (!JUST_STARTING.contains(reason)) {
          return Optional.of(waiting);
        }
        starting = Optional.of(waiting);
      }
      ContainerStateTerminated failure = failure(container);
      if (failure != null) {
        return Optional.of(
            new PodState(
                failure.getReason() == null ? "Error" : failure.getReason(),
                ending(container.getName(), failure)));
      }
    }
    return starting;
  }

  private static @Nullable ContainerStateTerminated failure(ContainerStatus container) {
    ContainerState state = container.getState();
    ContainerStateTerminated end = state == null ? null : state.getTerminated();
    return end == null || Objects.equals(end.getExitCode(), 0) ? null : end;
  }

  private static String ending(String container, ContainerStateTerminated end) {
    return "container "
        + container
        + " ended with exit status "
        + end.getExitCode()
        + (end.getReason() == null ? "" : ", " + end.getReason())
        + (end.getMessage() == null ? "" : ": " + end.getMessage().strip());
  }

  private static String text(@Nullable String message) {
    return message == null ? "" : message.strip();
  }
}
