// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.cluster.PodCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Waits for databases to come up: the pod is ready, and then its Service takes connections. */
public final class DatabaseStart {
  private final Workspace workspace;
  private final ClusterObserver observer;

  public DatabaseStart(Workspace workspace, ClusterObserver observer) {
    this.workspace = workspace;
    this.observer = observer;
  }

  /**
   * @param bound of each of the two waits
   */
  void await(String pod, InetSocketAddress address, Duration bound) {
    observer.waits(workspace).until(PodCondition.ready(PodSelection.named(pod)), bound);
    observer.waits(workspace).until(new OpenPortCondition(address), bound);
  }
}
