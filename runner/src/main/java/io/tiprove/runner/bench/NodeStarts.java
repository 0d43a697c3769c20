// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Starts nodes and measures when they are ready and when their first pod runs. */
final class NodeStarts {
  private static final double READY_GOAL = 4;
  private static final double POD_GOAL = 5;
  // The stage in which the environment starts its node.
  private static final String NODE = "node";
  private static final long BOUND_SECONDS = 60;

  private final EnvironmentFactory environments;
  private final String image;
  private final List<Duration> ready = new ArrayList<>();
  private final List<Duration> pod = new ArrayList<>();
  private final List<Duration> podAfterCreate = new ArrayList<>();

  /**
   * @param image of the first pod; it runs {@code sleep}
   */
  NodeStarts(EnvironmentFactory environments, String image) {
    this.environments = environments;
    this.image = image;
  }

  /** Starts a node, measures, and returns it running. */
  Environment start() {
    StageWatch stages = new StageWatch();
    Environment environment = environments.open(stages, false);
    try (KubernetesClient client =
        new KubernetesClientBuilder().withConfig(environment.administrator()).build()) {
      long began = stages.beginOf(NODE);
      client
          .serviceAccounts()
          .inNamespace("default")
          .withName("default")
          .waitUntilCondition(Objects::nonNull, BOUND_SECONDS, TimeUnit.SECONDS);
      client
          .nodes()
          .withName(environment.nodeName())
          .waitUntilCondition(NodeStarts::isReady, BOUND_SECONDS, TimeUnit.SECONDS);
      ready.add(Duration.ofNanos(System.nanoTime() - began));
      long create = System.nanoTime();
      Pod made = client.resource(firstPod()).create();
      client
          .resource(made)
          .waitUntilCondition(NodeStarts::isRunning, BOUND_SECONDS, TimeUnit.SECONDS);
      pod.add(Duration.ofNanos(System.nanoTime() - began));
      podAfterCreate.add(Duration.ofNanos(System.nanoTime() - create));
      client.resource(made).withGracePeriod(0).delete();
      return environment;
    } catch (RuntimeException e) {
      environment.close();
      throw e;
    }
  }

  List<Measurement> measurements() {
    return List.of(
        Measurement.of(
            "nodeReadySeconds",
            "node started → Ready, default ServiceAccount",
            Unit.SECONDS,
            READY_GOAL,
            ready),
        Measurement.of(
            "firstPodSeconds", "node started → first pod Running", Unit.SECONDS, POD_GOAL, pod),
        Measurement.of(
            "firstPodAfterCreateSeconds",
            "that pod created → Running",
            Unit.SECONDS,
            null,
            podAfterCreate));
  }

  private Pod firstPod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("first")
        .withNamespace("default")
        .endMetadata()
        .withNewSpec()
        .withTerminationGracePeriodSeconds(0L)
        .addNewContainer()
        .withName("first")
        .withImage(image)
        .withCommand("sleep", "600")
        .endContainer()
        .endSpec()
        .build();
  }

  private static boolean isReady(Node node) {
    return node != null
        && node.getStatus() != null
        && node.getStatus().getConditions().stream()
            .anyMatch(each -> each.getType().equals("Ready") && each.getStatus().equals("True"));
  }

  private static boolean isRunning(Pod pod) {
    return pod != null && pod.getStatus() != null && "Running".equals(pod.getStatus().getPhase());
  }
}
