// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes namespaces in the background and waits for them once, at the end of the run.
 *
 * <p>Thread-safe; {@link #finish} is called once.
 */
public final class NamespaceSweep implements AutoCloseable {
  /** Pods that ignore SIGTERM would else hold their namespace for 30 seconds. */
  private static final long POD_GRACE_SECONDS = 1;

  private final KubernetesClient client;
  private final ClusterWatch watch;
  private final Set<String> pending = ConcurrentHashMap.newKeySet();
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private final ExecutorService executor;

  public NamespaceSweep(KubernetesClient client, ClusterWatch watch) {
    this.client = client;
    this.watch = watch;
    // One thread: deletion must not take the machine from the scenarios that still run.
    this.executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "namespace-sweep");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Has a namespace deleted, and returns at once. */
  public void delete(String namespace) {
    pending.add(namespace);
    CompletableFuture.runAsync(() -> request(namespace), executor)
        .exceptionally(
            failure -> {
              refused.put(namespace, "its deletion was refused: " + failure.getMessage());
              return null;
            });
  }

  /**
   * Waits until all deleted namespaces are gone, for {@code bound} at most, and returns those that
   * are not, by name.
   */
  public List<HangingNamespace> finish(Duration bound) {
    Deadline deadline = Deadline.in(bound);
    executor.shutdown();
    try {
      boolean requested =
          executor.awaitTermination(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      if (requested && !pending.isEmpty()) {
        awaitAbsence(deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return hanging();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void request(String namespace) {
    client.namespaces().withName(namespace).delete();
    if (!watch.list(Pod.class, namespace).isEmpty()) {
      client.pods().inNamespace(namespace).withGracePeriod(POD_GRACE_SECONDS).delete();
    }
  }

  private void awaitAbsence(Deadline deadline) throws InterruptedException {
    Set<String> awaited =
        pending.stream()
            .filter(name -> !refused.containsKey(name))
            .collect(Collectors.toUnmodifiableSet());
    CompletableFuture<List<Namespace>> absence =
        client
            .namespaces()
            .informOnCondition(
                present ->
                    present.stream()
                        .noneMatch(one -> awaited.contains(one.getMetadata().getName())));
    try {
      absence.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // What is left, and why, is read from the cluster next.
    } finally {
      absence.cancel(true);
    }
  }

  private List<HangingNamespace> hanging() {
    List<HangingNamespace> hanging = new ArrayList<>();
    try {
      client.namespaces().list().getItems().stream()
          .filter(namespace -> pending.contains(namespace.getMetadata().getName()))
          .map(namespace -> new HangingNamespace(namespace.getMetadata().getName(), why(namespace)))
          .forEach(hanging::add);
    } catch (KubernetesClientException e) {
      pending.stream()
          .sorted()
          .map(
              name ->
                  new HangingNamespace(
                      name, "unknown, as the API server doesn't answer: " + e.getMessage()))
          .forEach(hanging::add);
    }
    return hanging;
  }

  private String why(Namespace namespace) {
    String refusal = refused.get(namespace.getMetadata().getName());
    if (refusal != null) {
      return refusal;
    }
    Stream<String> conditions =
        namespace.getStatus() == null
            ? Stream.empty()
            : namespace.getStatus().getConditions().stream()
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(condition -> condition.getType() + ": " + condition.getMessage());
    Stream<String> finalizers =
        Stream.concat(
                namespace.getMetadata().getFinalizers().stream(),
                namespace.getSpec() == null
                    ? Stream.empty()
                    : namespace.getSpec().getFinalizers().stream())
            .map(finalizer -> "finalizer " + finalizer);
    String reason = Stream.concat(conditions, finalizers).collect(Collectors.joining("; "));
    if (!reason.isEmpty()) {
      return reason;
    }
    return namespace.getMetadata().getDeletionTimestamp() == null
        ? "its deletion was not begun in time"
        : "the namespace controller gives no reason";
  }
}
