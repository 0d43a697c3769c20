// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One set of informers for a whole run, shared by all scenarios.
 *
 * <p>A scenario's subscription costs a map entry and no call to the API server. Thread-safe.
 */
public final class ClusterWatch implements AutoCloseable {
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          Pod.class,
          Job.class,
          Event.class,
          PersistentVolumeClaim.class,
          StatefulSet.class,
          Deployment.class,
          Service.class,
          ServiceAccount.class,
          Secret.class);

  private final KubernetesClient client;
  private final Map<Class<?>, SharedIndexInformer<? extends HasMetadata>> informers;
  private final Map<String, NamespaceWatch> namespaces = new ConcurrentHashMap<>();

  private ClusterWatch(KubernetesClient client) {
    this.client = client;
    Map<Class<?>, SharedIndexInformer<? extends HasMetadata>> made = new LinkedHashMap<>();
    for (Class<? extends HasMetadata> kind : KINDS) {
      made.put(kind, informer(kind));
    }
    this.informers = made;
  }

  /**
   * Starts the informers side by side and returns when all hold the cluster's present state.
   *
   * @throws BlamedFailure (infrastructure) when that takes longer than {@code timeout} or the API
   *     server refuses
   */
  public static ClusterWatch start(KubernetesClient client, Duration timeout) {
    ClusterWatch watch = new ClusterWatch(client);
    try {
      CompletableFuture.allOf(
              watch.informers.values().stream()
                  .map(informer -> informer.start().toCompletableFuture())
                  .toArray(CompletableFuture<?>[]::new))
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return watch;
    } catch (TimeoutException | ExecutionException e) {
      watch.close();
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          """
          Expected: the API server at %s lets the harness list and watch pods, jobs and events within %s.
          Seen: %s.
          What to do: check that the API server runs and that the harness may read all namespaces."""
              .formatted(client.getMasterUrl(), Words.of(timeout), reason(e)),
          e);
    } catch (InterruptedException e) {
      watch.close();
      Thread.currentThread().interrupt();
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE, "Interrupted while the watch on the cluster started.", e);
    }
  }

  /** The view of one namespace; the same one until it is closed. The namespace need not exist. */
  public NamespaceWatch namespace(String name) {
    return namespaces.computeIfAbsent(name, n -> new NamespaceWatch(n, this, client));
  }

  /** Kinds whose watch is not connected at the moment, so that their objects may be out of date. */
  public List<String> disconnected() {
    return informers.entrySet().stream()
        .filter(entry -> !entry.getValue().isWatching())
        .map(entry -> entry.getKey().getSimpleName())
        .toList();
  }

  @Override
  public void close() {
    informers.values().forEach(SharedIndexInformer::stop);
    namespaces.clear();
  }

  <T extends HasMetadata> List<T> list(Class<T> kind, String namespace) {
    return of(kind).getIndexer().byIndex(Cache.NAMESPACE_INDEX, namespace);
  }

  <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
    return Optional.ofNullable(
        of(kind).getIndexer().getByKey(Cache.namespaceKeyFunc(namespace, name)));
  }

  List<Class<? extends HasMetadata>> kinds() {
    return KINDS;
  }

  void forget(NamespaceWatch namespace) {
    namespaces.remove(namespace.namespace(), namespace);
  }

  @SuppressWarnings("unchecked") // the map is only filled by informer(Class<T>)
  private <T extends HasMetadata> SharedIndexInformer<T> of(Class<T> kind) {
    SharedIndexInformer<? extends HasMetadata> informer = informers.get(kind);
    if (informer == null) {
      throw new IllegalArgumentException(
          kind.getSimpleName() + " is not watched; the watched kinds are " + KINDS);
    }
    return (SharedIndexInformer<T>) informer;
  }

  private <T extends HasMetadata> SharedIndexInformer<T> informer(Class<T> kind) {
    return client
        .resources(kind)
        .inAnyNamespace()
        .runnableInformer(0)
        .addEventHandler(
            new ResourceEventHandler<T>() {
              @Override
              public void onAdd(T object) {
                dispatch(Change.Type.ADDED, object);
              }

              @Override
              public void onUpdate(T before, T object) {
                dispatch(Change.Type.MODIFIED, object);
              }

              @Override
              public void onDelete(T object, boolean finalStateUnknown) {
                dispatch(Change.Type.DELETED, object);
              }
            });
  }

  private void dispatch(Change.Type type, HasMetadata object) {
    NamespaceWatch namespace = namespaces.get(object.getMetadata().getNamespace());
    if (namespace != null) {
      namespace.deliver(new Change(type, object));
    }
  }

  private static String reason(Exception e) {
    if (e instanceof TimeoutException) {
      return "no answer in time";
    }
    return String.valueOf(e.getCause() == null ? e : e.getCause());
  }
}
