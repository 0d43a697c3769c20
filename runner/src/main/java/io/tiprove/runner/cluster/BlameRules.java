// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.tiprove.runner.evidence.Blame;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides which side a failed wait is put down to.
 *
 * <p>The system under test, unless something shows that machine, node or harness kept it from
 * working: a node that isn't fit, an image that isn't there, a sandbox that can't be made, an API
 * that doesn't answer. Immutable.
 */
final class BlameRules {
  private static final Set<String> NODE_EVENTS =
      Set.of(
          "FailedCreatePodSandBox",
          "NodeNotReady",
          "FailedKillPod",
          "ContainerGCFailed",
          "EvictionThresholdMet",
          "NetworkNotReady");

  private static final Set<String> IMAGE_STATES =
      Set.of("ErrImageNeverPull", "ErrImagePull", "ImagePullBackOff");

  private static final Set<String> UNFIT_NODE =
      Set.of(
          "node.kubernetes.io/not-ready",
          "node.kubernetes.io/unreachable",
          "node.kubernetes.io/disk-pressure",
          "node.kubernetes.io/memory-pressure",
          "node.kubernetes.io/pid-pressure",
          "insufficient cpu",
          "insufficient memory",
          "insufficient ephemeral-storage",
          "too many pods");

  Blame of(Sighting last, List<Event> warnings) {
    for (Pod pod : last.pods()) {
      if (blamesNode(PodState.of(pod))) {
        return Blame.INFRASTRUCTURE;
      }
    }
    // Node trouble that a pod got over doesn't explain what happened to it later.
    boolean notStarted =
        last.pods().stream()
            .anyMatch(p -> p.getStatus() == null || "Pending".equals(p.getStatus().getPhase()));
    return notStarted && warnings.stream().anyMatch(w -> NODE_EVENTS.contains(w.getReason()))
        ? Blame.INFRASTRUCTURE
        : Blame.SYSTEM_UNDER_TEST;
  }

  private static boolean blamesNode(PodState state) {
    String word = state.word().startsWith("Init:") ? state.word().substring(5) : state.word();
    String detail = state.detail().toLowerCase(Locale.ROOT);
    if (word.equals("Unschedulable")) {
      return UNFIT_NODE.stream().anyMatch(detail::contains);
    }
    return word.equals("Evicted")
        || word.equals("NodeLost")
        || word.equals("NodeShutdown")
        || IMAGE_STATES.contains(word);
  }
}
