// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes the logs of all containers of all scenarios into their evidence; a few threads serve all.
 *
 * <p>Thread-safe.
 */
public final class ContainerLogs implements AutoCloseable {
  private final KubernetesClient client;
  private final ExecutorService executor;

  /**
   * @param threads how many write at the same time; a log that arrives holds none
   */
  public ContainerLogs(KubernetesClient client, int threads) {
    this.client = client;
    AtomicInteger number = new AtomicInteger();
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "container-logs-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Follows every container of the namespace from the moment it starts, until the drain. */
  public NamespaceLogs follow(NamespaceWatch watch, ScenarioEvidence evidence) {
    NamespaceLogs logs = new NamespaceLogs(client, executor, watch, evidence);
    logs.start();
    return logs;
  }

  /** Ends all writing at once; namespaces are drained before. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
