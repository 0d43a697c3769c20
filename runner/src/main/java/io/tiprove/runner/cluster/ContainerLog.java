// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The log of one instance of a container on its way into the evidence.
 *
 * <p>Thread-safe.
 */
final class ContainerLog {
  private static final int TAIL_LINES = 20;

  private final KubernetesClient client;
  private final Executor executor;
  private final ScenarioEvidence evidence;
  private final String namespace;
  private final Instant since = Instant.now();
  private final String pod;
  private final String container;
  private final int restart;
  private final String path;
  private final TailBuffer tail = new TailBuffer(TAIL_LINES);
  private final CompletableFuture<LogStream> stream = new CompletableFuture<>();
  private final AtomicLong written = new AtomicLong();
  private final AtomicBoolean finished = new AtomicBoolean();
  private @Nullable OutputStream file;

  ContainerLog(
      KubernetesClient client,
      Executor executor,
      ScenarioEvidence evidence,
      String namespace,
      String pod,
      String container,
      int restart,
      String path) {
    this.client = client;
    this.executor = executor;
    this.evidence = evidence;
    this.namespace = namespace;
    this.pod = pod;
    this.container = container;
    this.restart = restart;
    this.path = path;
  }

  String pod() {
    return pod;
  }

  String container() {
    return container;
  }

  int restart() {
    return restart;
  }

  String path() {
    return path;
  }

  List<String> tail() {
    return tail.lines();
  }

  /** Begins in the background, after {@code before}. */
  void start(LogStream.Part part, Runnable before) {
    CompletableFuture.runAsync(
            () -> {
              before.run();
              stream.complete(open(part, 0));
            },
            executor)
        .exceptionally(
            failure -> {
              stream.completeExceptionally(failure);
              return null;
            });
  }

  /** Completes when the log has come to its end, or failed to. */
  CompletableFuture<Void> ended() {
    return stream.thenCompose(LogStream::ended);
  }

  /** Ends following and adds what the container wrote up to now but wasn't received yet. */
  CompletableFuture<Void> catchUp() {
    return stream.thenCompose(
        following -> {
          following.freeze();
          return following
              .ended()
              .exceptionally(failure -> null)
              .thenCompose(frozen -> rest())
              // Once more, as a pooled connection may be closed under the first request.
              .exceptionallyCompose(failure -> rest())
              .whenComplete((done, failure) -> following.close());
        });
  }

  /** Closes the file and records the log; says why when it isn't whole. */
  void finish(@Nullable String trouble) {
    if (!finished.compareAndSet(false, true)) {
      return;
    }
    var unused = stream.thenAccept(LogStream::close);
    synchronized (this) {
      if (file != null) {
        try {
          file.close();
        } catch (IOException e) {
          evidence.add(new EvidenceEntry.Note(Instant.now(), "Log " + path + ": " + e));
        }
        evidence.add(new EvidenceEntry.ContainerLog(since, pod, container, restart, path));
      }
    }
    if (trouble != null) {
      evidence.add(
          new EvidenceEntry.Note(
              Instant.now(),
              "The log of container %s of pod %s (restart %d) may lack its end: %s"
                  .formatted(container, pod, restart, trouble)));
    }
  }

  private CompletableFuture<Void> rest() {
    return open(LogStream.Part.SO_FAR, written.get()).ended();
  }

  private LogStream open(LogStream.Part part, long skip) {
    return LogStream.open(client, executor, namespace, pod, container, part, new Sink(skip));
  }

  private synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (finished.get()) {
      return;
    }
    if (file == null) {
      file = evidence.open(path);
    }
    file.write(bytes, offset, length);
    file.flush();
    written.addAndGet(length);
    tail.write(bytes, offset, length);
  }

  /** Passes on what comes after the bytes that are known already. */
  private final class Sink extends OutputStream {
    private long skip;

    Sink(long skip) {
      this.skip = skip;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int known = (int) Math.min(skip, length);
      skip -= known;
      if (length > known) {
        ContainerLog.this.write(bytes, offset + known, length - known);
      }
    }
  }
}
