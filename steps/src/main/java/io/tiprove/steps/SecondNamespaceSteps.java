// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.tiprove.runner.workspace.Workspace;
import io.tiprove.runner.workspace.Workspaces;

/** Gives the reader a namespace besides the scenario's own. */
public final class SecondNamespaceSteps {
  private final Workspace workspace;

  public SecondNamespaceSteps(Workspace workspace) {
    this.workspace = workspace;
  }

  @Given("a second namespace, known as {string}")
  public void make(String variable) {
    String name = workspace.namespace() + "-2";
    Namespace namespace =
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(name)
            .addToLabels(Workspaces.MANAGED_BY, Workspaces.TIPROVE)
            .endMetadata()
            .build();
    workspace.client().resource(namespace).create();
    workspace.onRelease(
        "delete namespace " + name, () -> workspace.client().resource(namespace).delete());
    workspace
        .client()
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("tiprove-scenario")
                .withNamespace(name)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "admin")
                .addNewSubject(
                    "rbac.authorization.k8s.io",
                    "User",
                    workspace.environment().scenarioUser(workspace.namespace()),
                    null)
                .build())
        .create();
    // What the cluster puts into every pod, such as trust in the clouds, has to be there as well.
    workspace
        .environment()
        .namespaceObjects(name)
        .forEach(object -> workspace.client().resource(object).create());
    workspace.variables().bind(variable, name);
  }
}
