// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * A way to find pods without knowing their names: by owner, by label, by Helm release.
 *
 * <p>Immutable.
 */
public final class PodSelection {
  private final String description;
  private final BiPredicate<NamespaceWatch, Pod> chosen;

  private PodSelection(String description, BiPredicate<NamespaceWatch, Pod> chosen) {
    this.description = description;
    this.chosen = chosen;
  }

  /** Pods of the Job that has this name now, not those of an earlier one. */
  public static PodSelection ofJob(String job) {
    return new PodSelection(
        "pod of Job " + job,
        (watch, pod) -> {
          Optional<String> uid = watch.find(Job.class, job).map(j -> j.getMetadata().getUid());
          return owners(pod).stream()
              .anyMatch(
                  owner ->
                      owner.getKind().equals("Job")
                          && owner.getName().equals(job)
                          && (uid.isEmpty() || uid.get().equals(owner.getUid())));
        });
  }

  /** The pod of this name. */
  public static PodSelection named(String name) {
    return new PodSelection(
        "pod " + name, (watch, pod) -> name.equals(pod.getMetadata().getName()));
  }

  /** Pods that have all of {@code labels}. */
  public static PodSelection labelled(Map<String, String> labels) {
    Map<String, String> wanted = new TreeMap<>(labels);
    return new PodSelection(
        "pod labelled " + wanted, (watch, pod) -> carries(pod, wanted) && !wanted.isEmpty());
  }

  /** Pods that the workloads of a Helm release made, also when these are gone already. */
  public static PodSelection ofRelease(HelmRelease release) {
    return new PodSelection(
        "pod of Helm release " + release.name(),
        (watch, pod) ->
            owners(pod).stream()
                    .anyMatch(
                        owner ->
                            release.objects().stream()
                                .anyMatch(
                                    object ->
                                        object.getKind().equals(owner.getKind())
                                            && object
                                                .getMetadata()
                                                .getName()
                                                .equals(owner.getName())))
                || release.objects().stream()
                    .anyMatch(object -> object instanceof Deployment d && selects(d, pod)));
  }

  /** What is selected, in the singular, such as {@code pod of Job demo}. */
  public String description() {
    return description;
  }

  /** The selected pods of a namespace, by name. */
  public List<Pod> in(NamespaceWatch watch) {
    return watch.pods().stream()
        .filter(pod -> chosen.test(watch, pod))
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  private static boolean selects(Deployment deployment, Pod pod) {
    Map<String, String> labels =
        deployment.getSpec() == null || deployment.getSpec().getSelector() == null
            ? Map.of()
            : deployment.getSpec().getSelector().getMatchLabels();
    return labels != null && !labels.isEmpty() && carries(pod, labels);
  }

  private static boolean carries(Pod pod, Map<String, String> labels) {
    Map<String, String> present = pod.getMetadata().getLabels();
    return present != null && present.entrySet().containsAll(labels.entrySet());
  }

  private static List<OwnerReference> owners(Pod pod) {
    return pod.getMetadata().getOwnerReferences();
  }
}
