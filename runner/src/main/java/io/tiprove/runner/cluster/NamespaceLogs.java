// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The logs of all containers of one scenario's namespace, those of pods deleted meanwhile too.
 *
 * <p>The Secrets that a container may print are known before its log is written.
 *
 * <p>Thread-safe.
 */
public final class NamespaceLogs {
  private static final int NOT_STARTED_YET = 400;
  private static final Duration SHORT = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final Executor executor;
  private final NamespaceWatch watch;
  private final ScenarioEvidence evidence;
  private final NamespaceSecrets secrets;
  private final Map<String, ContainerLog> logs = new HashMap<>();
  private final Set<String> running = new HashSet<>();
  private final Set<String> paths = new HashSet<>();
  private @Nullable Subscription subscription;
  private @Nullable Subscription known;

  NamespaceLogs(
      KubernetesClient client, Executor executor, NamespaceWatch watch, ScenarioEvidence evidence) {
    this.client = client;
    this.executor = executor;
    this.watch = watch;
    this.evidence = evidence;
    this.secrets = new NamespaceSecrets(client, watch, evidence);
  }

  void start() {
    known = secrets.follow();
    subscription = watch.observe(this::changed);
  }

  /**
   * The last lines of the newest instance of a container, at most 20; empty when it wrote nothing.
   *
   * <p>Gives a container that has ended half a second to hand over its last words.
   */
  public List<String> tail(String pod, String container) {
    ContainerLog newest;
    boolean over;
    synchronized (this) {
      newest =
          logs.values().stream()
              .filter(log -> log.pod().equals(pod) && log.container().equals(container))
              .max(java.util.Comparator.comparingInt(ContainerLog::restart))
              .orElse(null);
      over = newest != null && !isRunning(newest);
    }
    if (newest == null) {
      return List.of();
    }
    if (over) {
      await(newest.ended(), Deadline.in(SHORT));
    }
    return newest.tail();
  }

  /**
   * Ends all following: what containers wrote until now is in the evidence when this returns, as
   * far as it arrives within {@code bound}; what doesn't is noted there.
   */
  public void drain(Duration bound) {
    if (subscription != null) {
      subscription.close();
    }
    // The cache may know of a container whose change was never told.
    watch.pods().forEach(pod -> changed(new Change(Change.Type.MODIFIED, pod)));
    Deadline deadline = Deadline.in(bound);
    Map<ContainerLog, CompletableFuture<Void>> ends = new HashMap<>();
    synchronized (this) {
      for (ContainerLog log : logs.values()) {
        ends.put(log, isRunning(log) ? log.catchUp() : log.ended());
      }
    }
    ends.forEach((log, end) -> log.finish(await(end, deadline)));
    if (known != null) {
      known.close();
    }
  }

  private void changed(Change change) {
    if (change.object() instanceof Pod pod && pod.getStatus() != null) {
      PodStatus status = pod.getStatus();
      Stream.of(
              status.getInitContainerStatuses(),
              status.getContainerStatuses(),
              status.getEphemeralContainerStatuses())
          .flatMap(List::stream)
          .forEach(container -> changed(pod, container, change.type() == Change.Type.DELETED));
    }
  }

  private synchronized void changed(Pod pod, ContainerStatus status, boolean gone) {
    ContainerState state = status.getState();
    int restart = status.getRestartCount() == null ? 0 : status.getRestartCount();
    String name = pod.getMetadata().getName() + "/" + status.getName();
    boolean runs = state != null && state.getRunning() != null && !gone;
    if (runs) {
      running.add(name);
    } else {
      running.remove(name);
    }
    if (gone) {
      return;
    }
    boolean ended = state != null && state.getTerminated() != null;
    if (runs || ended) {
      follow(pod, status, status.getContainerID(), restart, LogStream.Part.FOLLOW);
    }
    ContainerStateTerminated last =
        status.getLastState() == null ? null : status.getLastState().getTerminated();
    if (last != null) {
      // While a container waits for its restart, the one that ended still counts as the present.
      boolean present = !runs && !ended;
      follow(
          pod,
          status,
          last.getContainerID(),
          present ? restart : restart - 1,
          present ? LogStream.Part.FOLLOW : LogStream.Part.PREVIOUS);
    }
  }

  private void follow(
      Pod pod,
      ContainerStatus status,
      @Nullable String containerId,
      int restart,
      LogStream.Part part) {
    String instance =
        containerId == null || containerId.isEmpty() ? String.valueOf(restart) : containerId;
    String key = pod.getMetadata().getUid() + "/" + status.getName() + "/" + instance;
    if (logs.containsKey(key)) {
      return;
    }
    ContainerLog log =
        new ContainerLog(
            client,
            executor,
            evidence,
            watch.namespace(),
            pod.getMetadata().getName(),
            status.getName(),
            Math.max(0, restart),
            path(pod.getMetadata().getName(), status.getName(), Math.max(0, restart)));
    logs.put(key, log);
    log.start(part, () -> secrets.ofPod(pod));
    var unused =
        log.ended()
            .whenComplete(
                (done, failure) -> {
                  if (failure != null && cause(failure) instanceof LogStream.Refused refused) {
                    retry(key, log, refused);
                  }
                });
  }

  private synchronized void retry(String key, ContainerLog log, LogStream.Refused refused) {
    // Told of too early, by a status that ran ahead of the kubelet: the next change tries again.
    if (refused.code() == NOT_STARTED_YET && log.tail().isEmpty()) {
      logs.remove(key, log);
      paths.remove(log.path());
    }
  }

  private boolean isRunning(ContainerLog log) {
    return running.contains(log.pod() + "/" + log.container());
  }

  private String path(String pod, String container, int restart) {
    // A StatefulSet gives a new pod the name of the old one.
    String path = "logs/%s/%s.%d.log".formatted(pod, container, restart);
    for (int again = 2; !paths.add(path); again++) {
      path = "logs/%s/%s.%d.%d.log".formatted(pod, container, restart, again);
    }
    return path;
  }

  /** Null when it ended well in time, or else what happened. */
  private static @Nullable String await(CompletableFuture<Void> end, Deadline deadline) {
    try {
      end.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      return null;
    } catch (TimeoutException e) {
      return "it didn't end within the time for draining";
    } catch (ExecutionException e) {
      return String.valueOf(cause(e).getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "the run was interrupted";
    }
  }

  private static Throwable cause(Throwable failure) {
    return (failure instanceof CompletionException || failure instanceof ExecutionException)
            && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
