// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the harness knows about one namespace at this moment, and whom it tells about changes.
 *
 * <p>Lists come from the informers' caches, which follow the API server by some milliseconds;
 * {@link #catchUp} closes that gap where it matters. Thread-safe.
 */
public final class NamespaceWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NamespaceWatch.class);
  private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(10);

  private final String namespace;
  private final ClusterWatch cluster;
  private final KubernetesClient client;
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

  NamespaceWatch(String namespace, ClusterWatch cluster, KubernetesClient client) {
    this.namespace = namespace;
    this.cluster = cluster;
    this.client = client;
  }

  public String namespace() {
    return namespace;
  }

  /** All objects of a watched kind. */
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    return cluster.list(kind, namespace);
  }

  /** The object of a watched kind with this name. */
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String name) {
    return cluster.find(kind, namespace, name);
  }

  public List<Pod> pods() {
    return list(Pod.class);
  }

  public List<Job> jobs() {
    return list(Job.class);
  }

  public List<Event> events() {
    return list(Event.class);
  }

  /** Tells {@code listener} of the objects that exist, then of every change. */
  public Subscription observe(ChangeListener listener) {
    listeners.add(listener);
    for (Class<? extends HasMetadata> kind : cluster.kinds()) {
      for (HasMetadata object : list(kind)) {
        tell(listener, new Change(Change.Type.ADDED, object));
      }
    }
    return () -> listeners.remove(listener);
  }

  /** Runs {@code action} after every change; nothing is told about what exists already. */
  public Subscription onChange(Runnable action) {
    ChangeListener listener = change -> action.run();
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Records every change of state of pods and jobs into {@code evidence}, for the timeline. */
  public Subscription recordInto(ScenarioEvidence evidence) {
    return observe(new TransitionRecorder(evidence));
  }

  /**
   * Returns when the caches of {@code kinds} hold at least what the API server holds now, so that a
   * command that has just ended is not judged by what was there before it.
   *
   * @throws BlamedFailure (infrastructure) when the watch doesn't follow within 10 seconds
   */
  public void catchUp(Collection<Class<? extends HasMetadata>> kinds) {
    for (Class<? extends HasMetadata> kind : kinds) {
      catchUp(kind);
    }
  }

  /** Kinds whose watch is not connected at the moment. */
  public List<String> disconnected() {
    return cluster.disconnected();
  }

  @Override
  public void close() {
    listeners.clear();
    cluster.forget(this);
  }

  void deliver(Change change) {
    for (ChangeListener listener : listeners) {
      tell(listener, change);
    }
  }

  private <T extends HasMetadata> void catchUp(Class<T> kind) {
    Signal changed = new Signal();
    Subscription subscription = onChange(changed::raise);
    try {
      KubernetesResourceList<T> live = client.resources(kind).inNamespace(namespace).list();
      Deadline deadline = Deadline.in(CATCH_UP_LIMIT);
      while (!reflects(kind, live)) {
        if (!changed.await(deadline.remaining())) {
          throw new BlamedFailure(
              Blame.INFRASTRUCTURE,
              """
              Expected: the watch on %s objects follows the API server.
              Seen: after %s it still lacks changes of namespace %s%s.
              What to do: look for an overloaded API server or a broken connection to it."""
                  .formatted(
                      kind.getSimpleName(),
                      Words.of(CATCH_UP_LIMIT),
                      namespace,
                      disconnected().isEmpty() ? "" : "; not connected: " + disconnected()));
        }
      }
    } finally {
      subscription.close();
    }
  }

  private <T extends HasMetadata> boolean reflects(Class<T> kind, KubernetesResourceList<T> live) {
    var cached =
        list(kind).stream()
            .collect(
                Collectors.toMap(
                    object -> object.getMetadata().getUid(), Function.identity(), (a, b) -> b));
    for (T object : live.getItems()) {
      T known = cached.get(object.getMetadata().getUid());
      // An object that is unknown here may have been deleted since it was listed.
      if (known == null
          ? !isGone(kind, object)
          : Revision.of(known).isBefore(Revision.of(object))) {
        return false;
      }
    }
    Revision listed =
        Revision.parse(live.getMetadata() == null ? null : live.getMetadata().getResourceVersion());
    Set<String> alive =
        live.getItems().stream()
            .map(object -> object.getMetadata().getUid())
            .collect(Collectors.toSet());
    return cached.values().stream()
        .noneMatch(
            object ->
                !alive.contains(object.getMetadata().getUid())
                    && Revision.of(object).isBefore(listed));
  }

  private <T extends HasMetadata> boolean isGone(Class<T> kind, T object) {
    T now =
        client
            .resources(kind)
            .inNamespace(namespace)
            .withName(object.getMetadata().getName())
            .get();
    return now == null || !now.getMetadata().getUid().equals(object.getMetadata().getUid());
  }

  private void tell(ChangeListener listener, Change change) {
    try {
      listener.changed(change);
    } catch (RuntimeException e) {
      // A listener's trouble is its own: the others must still hear of the change.
      LOG.warn(
          "A listener of namespace {} failed on {} {}",
          namespace,
          change.object().getKind(),
          change.object().getMetadata().getName(),
          e);
    }
  }
}
