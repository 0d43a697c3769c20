// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.time.Duration;
import java.util.Locale;

/** Units in which measurements are told. */
public enum Unit {
  SECONDS("s", 1e9, 2),
  MILLIS("ms", 1e6, 2),
  MEBIBYTES("MiB", 0, 0),
  MEBIBYTES_PER_SECOND("MiB/s", 0, 1);

  private final String symbol;
  private final double nanos;
  private final int decimals;

  /**
   * @param nanos in one of it, or 0 where it is none of time
   */
  Unit(String symbol, double nanos, int decimals) {
    this.symbol = symbol;
    this.nanos = nanos;
    this.decimals = decimals;
  }

  public String symbol() {
    return symbol;
  }

  /** The duration as a number of this unit of time. */
  public double of(Duration duration) {
    if (nanos == 0) {
      throw new IllegalArgumentException(
          "expected a unit of time for %s, seen %s: use SECONDS or MILLIS"
              .formatted(duration, symbol));
    }
    return duration.toNanos() / nanos;
  }

  /** A number of this unit as text, such as {@code 3.14}. */
  public String text(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
