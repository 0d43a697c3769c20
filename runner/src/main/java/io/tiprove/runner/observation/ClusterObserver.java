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
import io.tiprove.runner.evidence.ScenarioEvidence;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
  // By a scenario's own namespace, which is the first of its list.
  private final Map<String, List<Observed>> observed = new ConcurrentHashMap<>();

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
    observed.put(
        workspace.namespace(),
        new CopyOnWriteArrayList<>(List.of(observed(workspace.namespace(), workspace.evidence()))));
  }

  /** Collects what the cluster shows of a further namespace of the scenario, until it closes. */
  public void observe(Workspace workspace, String namespace) {
    all(workspace)
        .add(observed(namespace, new FurtherNamespaceEvidence(workspace.evidence(), namespace)));
  }

  private Observed observed(String name, ScenarioEvidence evidence) {
    NamespaceWatch namespace = watch.namespace(name);
    return new Observed(
        namespace, evidence, namespace.recordInto(evidence), logs.follow(namespace, evidence));
  }

  @Override
  public void closing(Workspace workspace) {
    List<Observed> seen = observed.remove(workspace.namespace());
    if (seen == null) {
      return;
    }
    // The last words of containers come from the node, the objects from the API server.
    CompletableFuture<Void> taken =
        CompletableFuture.runAsync(
            () -> seen.forEach(each -> snapshots.take(each.watch(), each.evidence())), executor);
    try {
      seen.forEach(each -> each.logs().drain(TIME_FOR_LAST_WORDS));
      taken.join();
    } finally {
      seen.forEach(
          each -> {
            each.transitions().close();
            each.watch().close();
          });
    }
  }

  /** Waits of a scenario whose workspace is open. */
  public Waits waits(Workspace workspace) {
    Observed seen = own(workspace);
    return new Waits(client, seen.watch(), seen.logs(), workspace.evidence());
  }

  /** What is watched of a scenario whose workspace is open. */
  public NamespaceWatch watch(Workspace workspace) {
    return own(workspace).watch();
  }

  private Observed own(Workspace workspace) {
    return all(workspace).get(0);
  }

  private List<Observed> all(Workspace workspace) {
    List<Observed> seen = observed.get(workspace.namespace());
    if (seen == null) {
      throw new IllegalStateException("Namespace " + workspace.namespace() + " is not observed");
    }
    return seen;
  }

  private record Observed(
      NamespaceWatch watch,
      ScenarioEvidence evidence,
      Subscription transitions,
      NamespaceLogs logs) {}
}
