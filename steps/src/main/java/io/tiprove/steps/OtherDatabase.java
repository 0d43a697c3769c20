// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.workspace.Workspace;

/** The scenario's database that is not the target, as its user sees it. */
public final class OtherDatabase {
  static final int PORT = 3306;

  private final Workspace workspace;

  public OtherDatabase(Workspace workspace) {
    this.workspace = workspace;
  }

  TargetDatabase database() {
    return new TargetDatabase(
        workspace.environment().reach(workspace.namespace(), bound("database_host"), PORT),
        bound("database_user"),
        bound("database_password"));
  }

  private String bound(String variable) {
    return workspace.variables().require(variable);
  }
}
