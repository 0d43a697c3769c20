// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tiprove.runner.environment.Environment;
import java.net.HttpURLConnection;

/**
 * Creates a namespace in which a scenario may do what an administrator of a namespace may.
 *
 * <p>Thread-safe; once the namespace is there, the rest can be created at the same time.
 */
public final class ScenarioNamespace {
  private final KubernetesClient client;
  private final Environment environment;
  private final String name;
  private final String owner;

  /**
   * @param owner the scenario's own namespace, which its identity is made for
   */
  public ScenarioNamespace(
      KubernetesClient client, Environment environment, String name, String owner) {
    this.client = client;
    this.environment = environment;
    this.name = name;
    this.owner = owner;
  }

  /**
   * Creates the namespace itself.
   *
   * @param scenario id of the scenario
   */
  public void createNamespace(String scenario) {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels(Workspaces.MANAGED_BY, Workspaces.TIPROVE)
                .addToAnnotations(Workspaces.SCENARIO, scenario)
                .endMetadata()
                .build())
        .create();
  }

  /** Creates at once what the service account controller creates some time later. */
  public void createAccount() {
    try {
      client
          .resource(
              new ServiceAccountBuilder()
                  .withNewMetadata()
                  .withName("default")
                  .withNamespace(name)
                  .endMetadata()
                  .build())
          .create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      // The controller was faster.
    }
  }

  /** Gives the scenario's identity its rights. */
  public void createBinding() {
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("tiprove-scenario")
                .withNamespace(name)
                .addToLabels(Workspaces.MANAGED_BY, Workspaces.TIPROVE)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "admin")
                .addNewSubject(
                    "rbac.authorization.k8s.io", "User", environment.scenarioUser(owner), null)
                .build())
        .create();
  }

  /** Creates what the environment has in every namespace, such as trust in its clouds. */
  public void createOthers() {
    environment.namespaceObjects(name).forEach(object -> client.resource(object).create());
  }
}
