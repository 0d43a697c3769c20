// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns the changes of pods and jobs into the timeline's transitions, one for each new state.
 *
 * <p>Times are those at which the harness heard of the change: the cluster's own have only seconds.
 */
final class TransitionRecorder implements ChangeListener {
  private final ScenarioEvidence evidence;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  TransitionRecorder(ScenarioEvidence evidence) {
    this.evidence = evidence;
  }

  @Override
  public void changed(Change change) {
    HasMetadata object = change.object();
    String state = state(change);
    if (state == null) {
      return;
    }
    Instant now = Instant.now();
    known.compute(
        object.getMetadata().getUid(),
        (uid, before) -> {
          Known after = new Known(Revision.of(object), state);
          if (before != null
              && (before.state().equals(state)
                  || before.state().equals("Deleted")
                  || after.revision().isBefore(before.revision()))) {
            return before;
          }
          evidence.add(
              new EvidenceEntry.Transition(
                  now, object.getKind(), object.getMetadata().getName(), state));
          return after;
        });
  }

  private static @Nullable String state(Change change) {
    boolean gone = change.type() == Change.Type.DELETED;
    if (change.object() instanceof Pod pod) {
      return gone ? "Deleted" : PodState.of(pod).word();
    }
    if (change.object() instanceof Job job) {
      return gone ? "Deleted" : JobState.of(job).word();
    }
    return null;
  }

  private record Known(Revision revision, String state) {}
}
