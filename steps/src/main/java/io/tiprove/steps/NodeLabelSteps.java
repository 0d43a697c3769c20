// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.tiprove.runner.environment.NodeLabel;
import io.tiprove.runner.workspace.Workspace;

/** Gives the node a label that differs from its name, as nodes of clouds have. */
public final class NodeLabelSteps {
  private final Workspace workspace;
  private final ScenarioNotes notes;

  public NodeLabelSteps(Workspace workspace, ScenarioNotes notes) {
    this.workspace = workspace;
    this.notes = notes;
  }

  @Given("the node's label {string} is not its name, known as {string}")
  public void relabel(String label, String variable) {
    String name = workspace.variables().require("node_name");
    String other = "host-of-" + name;
    NodeLabel changed = new NodeLabel(workspace.client(), name, label);
    // On the embedded node it is the name.
    workspace.onRelease("label %s of node %s".formatted(label, name), () -> changed.set(name));
    changed.set(other);
    workspace.variables().bind(variable, other);
    notes.add("Label %s of the node %s is now %s".formatted(label, name, other));
  }
}
