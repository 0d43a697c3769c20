// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.observation;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.cluster.ClusterWatch;
import io.tiprove.runner.cluster.ContainerLogs;
import io.tiprove.runner.cluster.NamespaceLogs;
import io.tiprove.runner.cluster.NamespaceWatch;
import io.tiprove.runner.cluster.ObjectSnapshots;
import io.tiprove.runner.cluster.Subscription;
import io.tiprove.runner.cluster.Waits;
import io.tiprove.runner.engine.ScenarioObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Collects what the cluster shows of each scenario, and lends the scenario its waits.
 *
 * <p>Thread-safe.
 */
public final class ClusterObserver implements ScenarioObserver {
  private static final Duration TIME_FOR_LAST_WORDS = Duration.ofSeconds(5);

  private final KubernetesClient client;
  private final ClusterWatch watch;
  private final ContainerLogs logs;
  private final ObjectSnapshots snapshots;
  private final Executor executor;
  private final Map<String, Observed> observed = new ConcurrentHashMap<>();

  /**
   * @param executor takes snapshots while logs end; of as many threads as scenarios end at a time
   */
  public ClusterObserver(
      KubernetesClient client,
      ClusterWatch watch,
      ContainerLogs logs,
      ObjectSnapshots snapshots,
      Executor executor) {
    this.client = client;
    this.watch = watch;
    this.logs = logs;
    this.snapshots = snapshots;
    this.executor = executor;
  }

  @Override
  public void opened(Workspace workspace) {
    NamespaceWatch namespace = watch.namespace(workspace.namespace());
    observed.put(
        workspace.namespace(),
        new Observed(
            namespace,
            namespace.recordInto(workspace.evidence()),
            logs.follow(namespace, workspace.evidence())));
  }

  @Override
  public void closing(Workspace workspace) {
    Observed seen = observed.remove(workspace.namespace());
    if (seen == null) {
      return;
    }
    // The last words of containers come from the node, the objects from the API server.
    CompletableFuture<Void> taken =
        CompletableFuture.runAsync(
            () -> snapshots.take(seen.watch(), workspace.evidence()), executor);
    try {
      seen.logs().drain(TIME_FOR_LAST_WORDS);
      taken.join();
    } finally {
      seen.transitions().close();
      seen.watch().close();
    }
  }

  /** Waits of a scenario whose workspace is open. */
  public Waits waits(Workspace workspace) {
    Observed seen = observed(workspace);
    return new Waits(client, seen.watch(), seen.logs(), workspace.evidence());
  }

  /** What is watched of a scenario whose workspace is open. */
  public NamespaceWatch watch(Workspace workspace) {
    return observed(workspace).watch();
  }

  private Observed observed(Workspace workspace) {
    Observed seen = observed.get(workspace.namespace());
    if (seen == null) {
      throw new IllegalStateException("Namespace " + workspace.namespace() + " is not observed");
    }
    return seen;
  }

  private record Observed(NamespaceWatch watch, Subscription transitions, NamespaceLogs logs) {}
}
