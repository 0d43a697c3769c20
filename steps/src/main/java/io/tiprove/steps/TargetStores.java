// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.fixtures.minikv.MinikvControl;
import io.tiprove.runner.workspace.Workspace;

/** PD and TiKV of the target cluster, as those who make them ill reach them. */
public final class TargetStores {
  private static final int PD_PORT = 2390;
  private static final int TIKV_PORT = 20190;

  private final Workspace workspace;

  public TargetStores(Workspace workspace) {
    this.workspace = workspace;
  }

  MinikvControl pd() {
    return control("-pd-peer", PD_PORT);
  }

  MinikvControl tikv() {
    return control("-tikv-peer", TIKV_PORT);
  }

  private MinikvControl control(String service, int port) {
    String cluster = workspace.variables().require("cluster_name");
    return new MinikvControl(
        workspace.environment().reach(workspace.namespace(), cluster + service, port));
  }
}
