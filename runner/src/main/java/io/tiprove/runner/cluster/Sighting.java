// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;

/**
 * What one look at a condition saw.
 *
 * @param verdict whether the condition is met, may still be, or can't be any more
 * @param state what was seen, in words
 * @param involved the objects whose events explain the state
 * @param pods the pods whose logs explain the state
 */
public record Sighting(Verdict verdict, String state, List<Involved> involved, List<Pod> pods) {

  /** How a look at a condition ends. */
  public enum Verdict {
    MET,
    NOT_YET,
    NEVER
  }

  public static Sighting met(String state) {
    return new Sighting(Verdict.MET, state, List.of(), List.of());
  }

  public static Sighting notYet(String state) {
    return new Sighting(Verdict.NOT_YET, state, List.of(), List.of());
  }

  public static Sighting never(String state) {
    return new Sighting(Verdict.NEVER, state, List.of(), List.of());
  }

  /** The same sighting, of this object too. */
  public Sighting of(String kind, String name) {
    List<Involved> more = new ArrayList<>(involved);
    more.add(new Involved(kind, name));
    return new Sighting(verdict, state, List.copyOf(more), pods);
  }

  /** The same sighting, of these pods too. */
  public Sighting of(List<Pod> theirPods) {
    List<Involved> more = new ArrayList<>(involved);
    theirPods.forEach(pod -> more.add(new Involved("Pod", pod.getMetadata().getName())));
    return new Sighting(verdict, state, List.copyOf(more), List.copyOf(theirPods));
  }
}
