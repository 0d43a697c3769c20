// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress as a live bar per stage on a terminal, with elapsed time and, from the run before, an
 * estimate of the time that is left.
 */
public final class TerminalProgress implements Progress {
  private final LiveLines lines;
  private final int columns;
  private final Timings timings;

  /**
   * @param columns width of the terminal; it is not asked for here, since the library's way of
   *     asking takes Ctrl-C from the shutdown hook
   */
  public TerminalProgress(PrintStream out, Timings timings, int columns) {
    this.lines = new LiveLines(out);
    this.columns = columns;
    this.timings = timings;
  }

  @Override
  public Stage stage(String name, long total) {
    return new BarStage(name, total);
  }

  @Override
  public void line(String text) {
    lines.print(text);
  }

  @Override
  public void close() {
    // Every stage ends its own bar.
  }

  private final class BarStage implements Stage {
    private final String name;
    private final long total;
    private final long began = System.nanoTime();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ProgressBar bar;

    private BarStage(String name, long total) {
      this.name = name;
      this.total = total;
      ProgressBarBuilder builder =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(total > 0 ? total : -1)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .setConsumer(new LiveConsumer())
              .continuousUpdate();
      timings
          .estimate(name, total)
          .ifPresent(took -> builder.setEtaFunction(state -> Optional.of(rest(took))));
      this.bar = builder.build();
    }

    private Duration rest(Duration estimate) {
      Duration rest = estimate.minusNanos(System.nanoTime() - began);
      return rest.isNegative() ? Duration.ZERO : rest;
    }

    @Override
    public void advance(long units) {
      bar.stepBy(units);
    }

    @Override
    public void detail(String text) {
      bar.setExtraMessage(text);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        timings.record(name, total, Duration.ofNanos(System.nanoTime() - began));
        bar.close();
      }
    }
  }

  /** Shows one bar among the others. */
  private final class LiveConsumer implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return columns;
    }

    @Override
    public void accept(String rendered) {
      lines.show(this, rendered);
    }

    @Override
    public void close() {
      lines.end(this);
    }
  }
}
