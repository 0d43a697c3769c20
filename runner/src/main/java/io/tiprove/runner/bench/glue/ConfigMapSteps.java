// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench.glue;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.bench.ApiTimes;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.workspace.Workspace;
import io.tiprove.runner.workspace.Workspaces;
import java.time.Duration;
import java.util.Map;

/** Makes and checks one ConfigMap, as the smallest scenario does, and as the API alone does. */
public final class ConfigMapSteps {
  private static final String NAME = "one";
  private static final Map<String, String> DATA = Map.of("key", "value");

  private final Workspace workspace;
  private final ApiTimes times;

  public ConfigMapSteps(Workspace workspace, ApiTimes times) {
    this.workspace = workspace;
    this.times = times;
  }

  @When("a ConfigMap is made")
  public void make() {
    make(workspace.namespace(), NAME);
  }

  @Then("the ConfigMap is there")
  public void check() {
    check(workspace.namespace(), NAME);
  }

  @When("the API alone makes and reads a ConfigMap {int} times")
  public void apiAlone(int count) {
    for (int i = 0; i < count; i++) {
      long began = System.nanoTime();
      make(workspace.namespace(), NAME + i);
      check(workspace.namespace(), NAME + i);
      times.configMap(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  @When("the API alone does so in {int} new namespaces")
  public void apiAloneWithNamespace(int count) {
    KubernetesClient client = workspace.client();
    for (int i = 0; i < count; i++) {
      String namespace = workspace.namespace() + "-" + i;
      // Labelled as everything of the harness, so that what a broken run leaves is found.
      long began = System.nanoTime();
      client
          .resource(
              new NamespaceBuilder()
                  .withNewMetadata()
                  .withName(namespace)
                  .addToLabels(Workspaces.MANAGED_BY, Workspaces.TIPROVE)
                  .endMetadata()
                  .build())
          .create();
      workspace.onRelease(
          "namespace " + namespace, () -> client.namespaces().withName(namespace).delete());
      make(namespace, NAME);
      check(namespace, NAME);
      times.namespace(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void make(String namespace, String name) {
    workspace
        .client()
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withData(DATA)
                .build())
        .create();
  }

  private void check(String namespace, String name) {
    ConfigMap seen = workspace.client().configMaps().inNamespace(namespace).withName(name).get();
    if (seen == null || !DATA.equals(seen.getData())) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "expected ConfigMap %s in namespace %s with %s, seen: %s; look at the API server's log"
              .formatted(name, namespace, DATA, seen == null ? "none" : seen.getData()));
    }
  }
}
