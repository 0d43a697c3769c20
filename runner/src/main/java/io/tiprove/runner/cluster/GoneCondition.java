// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are to be gone.
 *
 * <p>Asks the API server, not the caches: something a cache hasn't heard of yet isn't gone. Changes
 * in the namespace prompt a look; kinds without a watch are looked at every 100 ms.
 */
public final class GoneCondition implements Condition {
  private final String name;
  private final List<HasMetadata> remaining;
  private final @Nullable PodSelection pods;

  private GoneCondition(
      String name, List<? extends HasMetadata> objects, @Nullable PodSelection pods) {
    this.name = name;
    this.remaining = new ArrayList<>(objects);
    this.pods = pods;
  }

  /**
   * The object with the kind, namespace and name of {@code object} is gone, or has another UID than
   * it.
   */
  public static GoneCondition object(HasMetadata object) {
    return new GoneCondition(
        object.getKind() + " " + object.getMetadata().getName() + " is gone",
        List.of(object),
        null);
  }

  /** Every object in the manifest of {@code release}, and every pod they made, is gone. */
  public static GoneCondition release(HelmRelease release) {
    return new GoneCondition(
        "all objects of Helm release " + release.name() + " are gone",
        release.objects(),
        PodSelection.ofRelease(release));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return pods == null ? List.of() : List.of(Pod.class);
  }

  @Override
  public Duration recheck() {
    return Duration.ofMillis(100);
  }

  @Override
  public Sighting look(WaitContext context) {
    String namespace = context.watch().namespace();
    remaining.removeIf(
        object -> isGone(object, context.client().resource(object).inNamespace(namespace).get()));
    List<Pod> left = pods == null ? List.of() : pods.in(context.watch());
    if (remaining.isEmpty() && left.isEmpty()) {
      return Sighting.met("nothing is left");
    }
    String objects =
        remaining.stream()
            .map(object -> object.getKind() + " " + object.getMetadata().getName())
            .collect(Collectors.joining(", "));
    Sighting sighting =
        Sighting.notYet(
            "still there: " + (objects.isEmpty() ? "pods" : objects) + JobCondition.describe(left));
    for (HasMetadata object : remaining) {
      sighting = sighting.of(object.getKind(), object.getMetadata().getName());
    }
    return sighting.of(left);
  }

  // Another object may have the name by now, as the next pod of a StatefulSet has.
  private static boolean isGone(HasMetadata object, @Nullable HasMetadata there) {
    String uid = object.getMetadata().getUid();
    return there == null || (uid != null && !uid.equals(there.getMetadata().getUid()));
  }
}
