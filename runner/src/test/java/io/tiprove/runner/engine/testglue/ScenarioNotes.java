// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine.testglue;

import io.tiprove.runner.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/** An object of which each scenario has one, made by the container. */
public final class ScenarioNotes {
  private final Workspace workspace;
  private final List<String> notes = new ArrayList<>();

  public ScenarioNotes(Workspace workspace) {
    this.workspace = workspace;
  }

  void add(String note) {
    notes.add(workspace.namespace() + note);
  }

  int size() {
    return notes.size();
  }
}
