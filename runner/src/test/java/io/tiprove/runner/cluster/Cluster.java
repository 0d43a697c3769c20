// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.UnaryOperator;

/** Plays the controllers and the kubelet of a mocked cluster, in one namespace. */
final class Cluster {
  static final String NAMESPACE = "shop";

  private final KubernetesClient client;

  Cluster(KubernetesClient client) {
    this.client = client;
  }

  Job job(String name) {
    return client
        .resource(
            new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewStatus()
                .withActive(1)
                .endStatus()
                .build())
        .create();
  }

  void jobEnds(String name, String condition, String reason, String message) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace(NAMESPACE)
        .withName(name)
        .edit(
            job ->
                new JobBuilder(job)
                    .editStatus()
                    .withActive(0)
                    .addNewCondition()
                    .withType(condition)
                    .withStatus("True")
                    .withReason(reason)
                    .withMessage(message)
                    .endCondition()
                    .endStatus()
                    .build());
  }

  Pod podOf(Job job, String name) {
    return client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .addToLabels("app", "import")
                .addNewOwnerReference()
                .withApiVersion("batch/v1")
                .withKind("Job")
                .withName(job.getMetadata().getName())
                .withUid(job.getMetadata().getUid())
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("tidb-lightning")
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Pending")
                .endStatus()
                .build())
        .create();
  }

  void pod(String name, UnaryOperator<PodBuilder> change) {
    client
        .pods()
        .inNamespace(NAMESPACE)
        .withName(name)
        .edit(pod -> change.apply(new PodBuilder(pod)).build());
  }

  void unschedulable(String pod, String message) {
    pod(
        pod,
        builder ->
            builder
                .editStatus()
                .addNewCondition()
                .withType("PodScheduled")
                .withStatus("False")
                .withReason("Unschedulable")
                .withMessage(message)
                .endCondition()
                .endStatus());
  }

  void waiting(String pod, String reason, String message) {
    pod(
        pod,
        builder ->
            builder
                .editStatus()
                .withContainerStatuses(
                    new ContainerStatusBuilder()
                        .withName("tidb-lightning")
                        .withRestartCount(0)
                        .withNewState()
                        .withNewWaiting()
                        .withReason(reason)
                        .withMessage(message)
                        .endWaiting()
                        .endState()
                        .build())
                .endStatus());
  }

  void running(String pod, String containerId, int restart) {
    pod(
        pod,
        builder ->
            builder
                .editStatus()
                .withPhase("Running")
                .withContainerStatuses(
                    new ContainerStatusBuilder()
                        .withName("tidb-lightning")
                        .withContainerID(containerId)
                        .withRestartCount(restart)
                        .withNewState()
                        .withNewRunning()
                        .endRunning()
                        .endState()
                        .build())
                .endStatus());
  }

  void ended(String pod, String containerId, String phase, int exitCode, String reason) {
    pod(
        pod,
        builder ->
            builder
                .editStatus()
                .withPhase(phase)
                .withContainerStatuses(
                    new ContainerStatusBuilder()
                        .withName("tidb-lightning")
                        .withContainerID(containerId)
                        .withRestartCount(0)
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(exitCode)
                        .withReason(reason)
                        .withContainerID(containerId)
                        .endTerminated()
                        .endState()
                        .build())
                .endStatus());
  }

  void warning(String kind, String name, String reason, String message) {
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withName(name + "." + reason.toLowerCase(java.util.Locale.ROOT))
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withType("Warning")
                .withReason(reason)
                .withMessage(message)
                .withLastTimestamp("2026-01-02T03:04:05Z")
                .withNewInvolvedObject()
                .withKind(kind)
                .withName(name)
                .withNamespace(NAMESPACE)
                .endInvolvedObject()
                .build())
        .create();
  }
}
