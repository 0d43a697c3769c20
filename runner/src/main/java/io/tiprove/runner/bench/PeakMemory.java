// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a process's memory many times a second and keeps the most of a stretch of time, which
 * what Linux itself keeps is not: that is the most of the whole life.
 *
 * <p>Thread-safe.
 */
final class PeakMemory implements AutoCloseable {
  private static final long EVERY_MILLIS = 50;

  private final ProcessMemory memory;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "bench-memory");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> looks;
  private double most;

  PeakMemory(ProcessMemory memory) {
    this.memory = memory;
    this.looks = looking.scheduleAtFixedRate(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The most since the last call, or since the beginning, mebibytes; begins a new stretch. */
  synchronized double take() {
    look();
    double taken = most;
    most = 0;
    return taken;
  }

  private synchronized void look() {
    try {
      most = Math.max(most, memory.now());
    } catch (IOException e) {
      // The process has ended; what was seen before counts.
    }
  }

  @Override
  public void close() {
    looks.cancel(false);
    looking.shutdown();
  }
}
