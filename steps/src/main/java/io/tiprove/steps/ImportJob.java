// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.tiprove.runner.cluster.HelmRelease;
import io.tiprove.runner.cluster.PodCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The release of the tidb-lightning chart in a scenario, with its Job and the Job's pod. */
public final class ImportJob {
  private static final Duration CREATION = Duration.ofMinutes(1);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioChecks checks;
  private final Map<String, HelmRelease> releases = new HashMap<>();

  public ImportJob(Workspace workspace, ClusterObserver observer, ScenarioChecks checks) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
  }

  // Kept from before a removal: afterwards Helm no longer knows what belonged to the release.
  HelmRelease release() {
    HelmRelease.find(workspace.client(), workspace.namespace(), releaseName())
        .ifPresent(found -> releases.put(releaseName(), found));
    HelmRelease release = releases.get(releaseName());
    if (release == null) {
      throw new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST,
          "Expected a Helm release %s in namespace %s, seen none; was it installed?"
              .formatted(releaseName(), workspace.namespace()));
    }
    return release;
  }

  String releaseName() {
    return workspace.variables().require("release_name");
  }

  /** Name of the Job. */
  String name() {
    return release().only("Job");
  }

  PodSelection pods() {
    return PodSelection.ofJob(name());
  }

  /** The only pod of the Job. */
  Pod pod() {
    // Once: to know the Job's name is to ask the API server for the release.
    PodSelection pods = pods();
    if (pods.in(observer.watch(workspace)).isEmpty()) {
      // A Job is there a moment before its pod.
      observer.waits(workspace).until(PodCondition.exists(pods), CREATION);
    }
    List<Pod> found = pods.in(observer.watch(workspace));
    checks.equal("pods of the import Job", "1", String.valueOf(found.size()));
    return found.get(0);
  }

  /** Name of the container that imports. */
  String container() {
    return release().objects().stream()
        .filter(Job.class::isInstance)
        .map(Job.class::cast)
        .findFirst()
        .orElseThrow(() -> missing("a Job", "release " + releaseName()))
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .get(0)
        .getName();
  }

  /** The whole log of the import so far. */
  String log() {
    return workspace
        .client()
        .pods()
        .inNamespace(workspace.namespace())
        .withName(pod().getMetadata().getName())
        .inContainer(container())
        .getLog();
  }

  /** Name of the claim that the import pod has as a volume of this name. */
  String claimOf(String volume) {
    return pod().getSpec().getVolumes().stream()
        .filter(each -> each.getName().equals(volume))
        .map(Volume::getPersistentVolumeClaim)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () ->
                missing(
                    "a volume %s with a claim".formatted(volume),
                    "pod " + pod().getMetadata().getName()))
        .getClaimName();
  }

  private BlamedFailure missing(String what, String where) {
    return new BlamedFailure(
        Blame.SYSTEM_UNDER_TEST,
        "Expected %s, seen none. Where: namespace %s, %s. What to do: read the objects in the scenario's evidence."
            .formatted(what, workspace.namespace(), where));
  }
}
