// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Deployment all of whose replicas, of its newest specification, are to be available. */
public final class DeploymentCondition implements Condition {
  private final String deployment;

  private DeploymentCondition(String deployment) {
    this.deployment = deployment;
  }

  public static DeploymentCondition available(String deployment) {
    return new DeploymentCondition(deployment);
  }

  @Override
  public String name() {
    return "Deployment " + deployment + " is available";
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Deployment.class, Pod.class);
  }

  @Override
  public Sighting look(WaitContext context) {
    Optional<Deployment> found = context.watch().find(Deployment.class, deployment);
    if (found.isEmpty()) {
      return Sighting.notYet("there is no Deployment " + deployment).of("Deployment", deployment);
    }
    Map<String, String> labels = found.get().getSpec().getSelector().getMatchLabels();
    List<Pod> pods = PodSelection.labelled(labels == null ? Map.of() : labels).in(context.watch());
    return judge(found.get(), pods).of("Deployment", deployment).of(pods);
  }

  private Sighting judge(Deployment found, List<Pod> pods) {
    Integer replicas = found.getSpec().getReplicas();
    int wanted = replicas == null ? 1 : replicas;
    DeploymentStatus status = found.getStatus();
    int available = status == null ? 0 : count(status.getAvailableReplicas());
    int updated = status == null ? 0 : count(status.getUpdatedReplicas());
    boolean observed =
        status != null
            && status.getObservedGeneration() != null
            && found.getMetadata().getGeneration() != null
            && status.getObservedGeneration() >= found.getMetadata().getGeneration();
    String text =
        "Deployment %s has %d of %d replicas available%s"
            .formatted(deployment, available, wanted, JobCondition.describe(pods));
    return observed && available >= wanted && updated >= wanted
        ? Sighting.met(text)
        : Sighting.notYet(text);
  }

  private static int count(@org.jspecify.annotations.Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
