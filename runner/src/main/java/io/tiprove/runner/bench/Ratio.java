// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import org.jspecify.annotations.Nullable;

/**
 * How many times a median is another one.
 *
 * @param name its name in {@code bench.json}
 * @param what for people, a few words
 * @param goal what it is to be at most, or null
 */
public record Ratio(String name, String what, double value, @Nullable Double goal) {

  static Ratio of(
      String name, String what, Measurement one, Measurement other, @Nullable Double goal) {
    return new Ratio(name, what, one.samples().median() / other.samples().median(), goal);
  }
}
