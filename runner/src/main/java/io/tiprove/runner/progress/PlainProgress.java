// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Progress as lines of text, for output that is no terminal: one when a stage begins, one when it
 * ends.
 */
public final class PlainProgress implements Progress {
  private final PrintStream out;
  private final Timings timings;

  public PlainProgress(PrintStream out, Timings timings) {
    this.out = out;
    this.timings = timings;
  }

  @Override
  public Stage stage(String name, long total) {
    Optional<Duration> estimate = timings.estimate(name, total);
    out.println(
        name + estimate.map(took -> " … (took %s before)".formatted(seconds(took))).orElse(" …"));
    return new PlainStage(name, total);
  }

  @Override
  public void line(String text) {
    out.println(text);
  }

  @Override
  public void close() {
    out.flush();
  }

  private static String seconds(Duration took) {
    return "%.1f s".formatted(took.toMillis() / 1000.0);
  }

  private final class PlainStage implements Stage {
    private final String name;
    private final long total;
    private final long began = System.nanoTime();
    private final AtomicBoolean closed = new AtomicBoolean();

    private PlainStage(String name, long total) {
      this.name = name;
      this.total = total;
    }

    @Override
    public void advance(long units) {
      // Lines are for people who read a log afterwards: begin and end are enough.
    }

    @Override
    public void detail(String text) {
      // See advance.
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        timings.record(name, total, took);
        out.println(name + ": " + seconds(took));
      }
    }
  }
}
