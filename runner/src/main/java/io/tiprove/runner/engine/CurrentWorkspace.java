// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.workspace.Workspace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the workspace of one scenario. Used by the scenario's thread only. */
public final class CurrentWorkspace {
  private @Nullable Workspace workspace;

  public void set(Workspace workspace) {
    this.workspace = workspace;
  }

  public Optional<Workspace> find() {
    return Optional.ofNullable(workspace);
  }
}
