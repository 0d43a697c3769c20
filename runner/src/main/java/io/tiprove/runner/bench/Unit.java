// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.time.Duration;
import java.util.Locale;

/** Units of time in which measurements are told. */
public enum Unit {
  SECONDS("s", 1e9, 2),
  MILLIS("ms", 1e6, 1);

  private final String symbol;
  private final double nanos;
  private final int decimals;

  Unit(String symbol, double nanos, int decimals) {
    this.symbol = symbol;
    this.nanos = nanos;
    this.decimals = decimals;
  }

  public String symbol() {
    return symbol;
  }

  /** The duration as a number of this unit. */
  public double of(Duration duration) {
    return duration.toNanos() / nanos;
  }

  /** A number of this unit as text, such as {@code 3.14}. */
  public String text(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
