// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import java.time.Duration;

/** A moment on the monotonic clock by which something must be over. */
final class Deadline {
  private final long start;
  private final long end;

  private Deadline(long start, long end) {
    this.start = start;
    this.end = end;
  }

  static Deadline in(Duration duration) {
    long now = System.nanoTime();
    return new Deadline(now, now + duration.toNanos());
  }

  /** What is left, never negative. */
  Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  boolean isPast() {
    return end - System.nanoTime() <= 0;
  }
}
