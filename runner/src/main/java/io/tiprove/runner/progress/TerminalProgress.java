// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress as a live bar per stage on a terminal, with elapsed time and, from the run before, an
 * estimate.
 *
 * <p>Bars are drawn on the terminal's standard error by the progressbar library, past {@link
 * System#err}; texts are masked here for that reason.
 */
public final class TerminalProgress implements Progress {
  private final PrintStream out;
  private final Timings timings;
  private final UnaryOperator<String> mask;

  public TerminalProgress(PrintStream out, Timings timings, UnaryOperator<String> mask) {
    this.out = out;
    this.timings = timings;
    this.mask = mask;
  }

  @Override
  public Stage stage(String name, long total) {
    return new BarStage(name, total);
  }

  @Override
  public void line(String text) {
    out.println(mask.apply(text));
  }

  @Override
  public void close() {
    out.flush();
  }

  private final class BarStage implements Stage {
    private final String name;
    private final long began = System.nanoTime();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ProgressBar bar;

    private BarStage(String name, long total) {
      this.name = name;
      Optional<Duration> before = timings.estimate(name);
      ProgressBarBuilder builder =
          new ProgressBarBuilder()
              .setTaskName(mask.apply(name))
              .setInitialMax(total > 0 ? total : -1)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .continuousUpdate();
      before.ifPresent(took -> builder.setEtaFunction(state -> Optional.of(rest(took))));
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
      bar.setExtraMessage(mask.apply(text));
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        timings.record(name, Duration.ofNanos(System.nanoTime() - began));
        bar.close();
      }
    }
  }
}
