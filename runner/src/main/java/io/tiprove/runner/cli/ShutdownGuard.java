// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.engine.Interruption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into the orderly end of a run: the JVM stays until the run has released
 * what it holds and written its reports, but no longer than a minute.
 */
final class ShutdownGuard implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Interruption interruption;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::shutDown, "tiprove-shutdown");

  ShutdownGuard(Interruption interruption) {
    this.interruption = interruption;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  boolean requested() {
    return interruption.requested();
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down: that is what the hook is for.
    }
  }

  private void shutDown() {
    System.err.println(
        "tiprove: interrupted; ending scenarios and writing reports (at most %d s)"
            .formatted(PATIENCE.toSeconds()));
    interruption.request();
    try {
      if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("tiprove: gave up waiting; «./tiprove clean» removes what is left");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
