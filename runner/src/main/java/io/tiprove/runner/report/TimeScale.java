// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Maps a span of time onto the width of a picture, in percent, so that it fits any screen. */
record TimeScale(Instant start, long millis) {
  private static final long[] STEPS = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1_000,
    2_000,
    5_000,
    10_000,
    20_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    1_200_000,
    1_800_000,
    3_600_000,
    7_200_000,
    14_400_000,
    28_800_000
  };

  TimeScale {
    millis = Math.max(1, millis);
  }

  long offset(Instant at) {
    return Math.max(0, Math.min(millis, Duration.between(start, at).toMillis()));
  }

  String x(Instant at) {
    return percent(offset(at));
  }

  String width(Instant from, Instant to) {
    return percent(Math.max(0, offset(to) - offset(from)));
  }

  /** At most six marks at round times, 0 included. */
  List<Tick> ticks() {
    long step = STEPS[STEPS.length - 1];
    for (long candidate : STEPS) {
      if (millis / candidate <= 5) {
        step = candidate;
        break;
      }
    }
    if (millis / step > 5) {
      step = millis / 5;
    }
    List<Tick> ticks = new ArrayList<>();
    for (long at = 0; at <= millis; at += step) {
      // A label near the right edge is written to the left of its mark.
      ticks.add(
          new Tick(
              percent(at), axis(at), at == 0 ? "start" : at > millis * 0.9 ? "end" : "middle"));
    }
    return ticks;
  }

  private static String axis(long at) {
    if (at >= 60_000 && at % 60_000 == 0) {
      return at / 60_000 + " min";
    }
    if (at >= 1000 && at % 1000 == 0) {
      return at / 1000 + " s";
    }
    return at == 0 ? "0" : new Elapsed(at).toString();
  }

  private String percent(long part) {
    return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / millis);
  }

  /** A mark on the axis; {@code anchor} as in SVG's text-anchor. */
  record Tick(String x, String label, String anchor) {}
}
