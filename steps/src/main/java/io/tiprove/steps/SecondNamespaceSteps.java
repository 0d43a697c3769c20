// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.ScenarioNamespace;
import io.tiprove.runner.workspace.Workspace;

/** Gives the reader a namespace besides the scenario's own. */
public final class SecondNamespaceSteps {
  private final Workspace workspace;
  private final ClusterObserver observer;

  public SecondNamespaceSteps(Workspace workspace, ClusterObserver observer) {
    this.workspace = workspace;
    this.observer = observer;
  }

  @Given("a second namespace, known as {string}")
  public void make(String variable) {
    String name = workspace.namespace() + "-2";
    ScenarioNamespace namespace =
        new ScenarioNamespace(
            workspace.client(), workspace.environment(), name, workspace.namespace());
    namespace.createNamespace(String.valueOf(workspace.evidence().folder().getFileName()));
    workspace.onRelease(
        "delete namespace " + name, () -> workspace.client().namespaces().withName(name).delete());
    observer.observe(workspace, name);
    namespace.createAccount();
    namespace.createBinding();
    namespace.createOthers();
    workspace.variables().bind(variable, name);
  }
}
