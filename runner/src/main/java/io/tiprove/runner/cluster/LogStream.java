// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one container's log as they arrive, written to a sink in order; no thread is held.
 *
 * <p>Not fabric8's {@code watchLog}: that doesn't look at the status of the answer and would write
 * an error of the API server into the log. Thread-safe; the sink is used by one thread at a time.
 */
@SuppressWarnings("FutureReturnValueIgnored") // every failure ends up in ended()
final class LogStream {
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final CompletableFuture<AsyncBody> body = new CompletableFuture<>();
  private final Executor executor;
  private final OutputStream sink;
  private final ByteArrayOutputStream refusal = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> code = new CompletableFuture<>();
  private CompletableFuture<Void> writes = CompletableFuture.completedFuture(null);
  private volatile boolean frozen;
  private volatile boolean over;

  private LogStream(Executor executor, OutputStream sink) {
    this.executor = executor;
    this.sink = sink;
  }

  /** Which log: of the running instance as it grows, as it is now, or of the instance before. */
  enum Part {
    FOLLOW("&follow=true"),
    SO_FAR(""),
    PREVIOUS("&previous=true");

    private final String query;

    Part(String query) {
      this.query = query;
    }
  }

  static LogStream open(
      KubernetesClient client,
      Executor executor,
      String namespace,
      String pod,
      String container,
      Part part,
      OutputStream sink) {
    LogStream stream = new LogStream(executor, sink);
    HttpClient http = client.getHttpClient();
    URI base = URI.create(client.getMasterUrl().toString());
    HttpRequest request =
        http.newHttpRequestBuilder()
            .uri(
                base.resolve(
                    "/api/v1/namespaces/%s/pods/%s/log?container=%s%s"
                        .formatted(namespace, pod, container, part.query)))
            // A silent container keeps the kubelet from answering at all: no limit.
            .timeout(0, TimeUnit.MILLISECONDS)
            .forStreaming()
            .build();
    http.consumeBytes(request, stream::received).whenComplete(stream::answered);
    return stream;
  }

  /**
   * Completes when everything that the server sent was written, also after {@link #close}; fails
   * with {@link Refused} or the error of the connection or the sink.
   */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** Whether everything that there is was written, and no error kept something back. */
  boolean isWhole() {
    return ended.isDone() && !ended.isCompletedExceptionally();
  }

  /** Takes no more; what has arrived is still written before {@link #ended} completes. */
  void freeze() {
    synchronized (this) {
      frozen = true;
    }
    finish(null);
  }

  /** Freezes, and gives the connection back. */
  void close() {
    freeze();
    body.thenAccept(
        open -> {
          // After its end the connection may carry somebody else's request, which this would cut.
          if (!over) {
            open.cancel();
          }
        });
  }

  private void answered(@Nullable HttpResponse<AsyncBody> response, @Nullable Throwable failure) {
    if (response == null) {
      finish(failure);
      return;
    }
    code.complete(response.code());
    body.complete(response.body());
    response
        .body()
        .done()
        .whenComplete(
            (done, trouble) -> {
              over = true;
              boolean fine = frozen || trouble != null || response.isSuccessful();
              finish(fine ? trouble : new Refused(response.code(), refusal));
            });
    if (frozen) {
      response.body().cancel();
    } else {
      response.body().consume();
    }
  }

  private synchronized void received(List<ByteBuffer> buffers, AsyncBody source) {
    if (frozen) {
      // Whoever froze it counts on the sink being left alone once ended() completes.
      return;
    }
    // The next part is asked for when this one is written, so a fast log can't fill the memory.
    writes =
        writes.thenRunAsync(
            () -> {
              write(buffers);
              source.consume();
            },
            executor);
    writes.exceptionally(
        failure -> {
          source.cancel();
          finish(failure);
          return null;
        });
  }

  private void write(List<ByteBuffer> buffers) {
    boolean successful = HttpResponse.isSuccessful(code.join());
    try {
      for (ByteBuffer buffer : buffers) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (successful) {
          sink.write(bytes);
        } else {
          refusal.write(bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void finish(@Nullable Throwable failure) {
    writes.whenComplete(
        (done, trouble) -> {
          Throwable cause = failure == null ? trouble : failure;
          if (cause == null) {
            ended.complete(null);
          } else {
            ended.completeExceptionally(cause);
          }
        });
  }

  /** The API server has no such log, or not yet. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int code;

    Refused(int code, ByteArrayOutputStream answer) {
      super("HTTP status " + code + ": " + answer.toString(StandardCharsets.UTF_8).strip());
      this.code = code;
    }

    int code() {
      return code;
    }
  }
}
