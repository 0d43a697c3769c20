// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.tiprove.runner.cluster.HelmRelease;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The release of the tikv-importer chart in a scenario, with what it makes. */
public final class Importer {
  static final String CONTAINER = "importer";

  private final Workspace workspace;
  private @Nullable HelmRelease release;

  public Importer(Workspace workspace) {
    this.workspace = workspace;
  }

  // Kept from before a removal: afterwards Helm no longer knows what belonged to the release.
  HelmRelease release() {
    HelmRelease kept = release;
    if (kept == null) {
      // The document names the importer's release after the cluster.
      kept =
          HelmRelease.of(
              workspace.client(),
              workspace.namespace(),
              workspace.variables().require("cluster_name"));
      release = kept;
    }
    return kept;
  }

  /** Name of the StatefulSet and of the Service. */
  String name() {
    return release().only("StatefulSet");
  }

  String podName() {
    return name() + "-0";
  }

  String claimName() {
    return "data-" + podName();
  }

  PodSelection pods() {
    return PodSelection.named(podName());
  }

  Pod pod() {
    return found(
        "Pod " + podName(),
        workspace.client().pods().inNamespace(workspace.namespace()).withName(podName()).get());
  }

  Container container() {
    return pod().getSpec().getContainers().stream()
        .filter(each -> each.getName().equals(CONTAINER))
        .findFirst()
        .orElseThrow(
            () ->
                missing(
                    "a container " + CONTAINER,
                    pod().getSpec().getContainers().stream().map(Container::getName).toList(),
                    "Pod " + podName()));
  }

  StatefulSet statefulSet() {
    return found(
        "StatefulSet " + name(),
        workspace
            .client()
            .apps()
            .statefulSets()
            .inNamespace(workspace.namespace())
            .withName(name())
            .get());
  }

  /** The whole log of the importer so far. */
  String log() {
    return workspace
        .client()
        .pods()
        .inNamespace(workspace.namespace())
        .withName(podName())
        .inContainer(CONTAINER)
        .getLog();
  }

  /** A failure that says what of it was expected, and what was seen instead. */
  BlamedFailure missing(String expected, List<String> seen, String where) {
    return new BlamedFailure(
        Blame.SYSTEM_UNDER_TEST,
        "TiKV Importer: expected %s, seen %s. Where: namespace %s, %s. What to do: read objects and events in the scenario's evidence."
            .formatted(expected, seen.isEmpty() ? "none" : seen, workspace.namespace(), where));
  }

  <T> T found(String what, @Nullable T seen) {
    if (seen == null) {
      throw missing(what, List.of(), "the cluster");
    }
    return seen;
  }
}
