// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.tiprove.fixtures.kubernetes.NodeNetwork;
import io.tiprove.runner.cluster.LogCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;

/** Asks for names where pods do. */
public final class NameSteps {
  private static final Duration ANSWER = Duration.ofMinutes(1);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final Profile profile;
  private int asked;

  public NameSteps(Workspace workspace, ClusterObserver observer, Profile profile) {
    this.workspace = workspace;
    this.observer = observer;
    this.profile = profile;
  }

  @Then("in a pod the name {string} does not resolve")
  public void doesNotResolve(String name) {
    ask(name, "NXDOMAIN");
  }

  @Then("in a pod the name {string} resolves to the front")
  public void resolves(String name) {
    ask(name, "Address: " + NodeNetwork.NODE_ADDRESS);
  }

  private void ask(String name, String answer) {
    String pod = "ask-" + ++asked;
    workspace
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(pod)
                .withNamespace(workspace.namespace())
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("ask")
                .withImage(profile.images().get("rclone").get(0))
                // With the dot the name is whole: no search domain of the pod is tried.
                .withCommand("nslookup", name + ".")
                .endContainer()
                .endSpec()
                .build())
        .create();
    observer
        .waits(workspace)
        .until(LogCondition.contains(PodSelection.named(pod), "ask", answer), ANSWER);
  }
}
