// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.workspace.Workspace;
import java.net.InetSocketAddress;

/** The database of the scenario's target cluster, as its administrator sees it. */
public final class ScenarioDatabase {
  private static final int SQL_PORT = 4000;

  private final Workspace workspace;

  public ScenarioDatabase(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The database of the cluster that is bound now. */
  TargetDatabase target() {
    return new TargetDatabase(address(), "root", "");
  }

  /** Where it takes connections. */
  InetSocketAddress address() {
    String cluster = workspace.variables().require("cluster_name");
    return workspace.environment().reach(workspace.namespace(), cluster + "-tidb", SQL_PORT);
  }
}
