// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.progress.Progress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows nothing and remembers when each stage began. Thread-safe. */
final class StageWatch implements Progress {
  private final Map<String, Long> begins = new ConcurrentHashMap<>();

  /** When the stage began, as {@link System#nanoTime}. */
  long beginOf(String stage) {
    Long begin = begins.get(stage);
    if (begin == null) {
      throw new IllegalStateException(
          "expected a stage «%s», seen %s: has it got another name?"
              .formatted(stage, begins.keySet()));
    }
    return begin;
  }

  @Override
  public Stage stage(String name, long total) {
    begins.put(name, System.nanoTime());
    return new SilentStage();
  }

  @Override
  public void line(String text) {
    // Not shown.
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private static final class SilentStage implements Stage {
    @Override
    public void advance(long units) {
      // Not shown.
    }

    @Override
    public void detail(String text) {
      // Not shown.
    }

    @Override
    public void close() {
      // Not shown.
    }
  }
}
