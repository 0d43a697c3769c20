// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measured quantity.
 *
 * @param name its name in {@code bench.json}, ending with the unit
 * @param what for people, a few words
 * @param goal what the median is to be at most, in the same unit, or null
 */
public record Measurement(
    String name, String what, Unit unit, Samples samples, @Nullable Double goal) {

  static Measurement of(
      String name, String what, Unit unit, @Nullable Double goal, List<Duration> times) {
    return new Measurement(
        name, what, unit, new Samples(times.stream().map(unit::of).toList()), goal);
  }

  /** One amount of memory or data. */
  static Measurement ofMemory(String name, String what, double mebibytes) {
    return new Measurement(name, what, Unit.MEBIBYTES, new Samples(List.of(mebibytes)), null);
  }
}
