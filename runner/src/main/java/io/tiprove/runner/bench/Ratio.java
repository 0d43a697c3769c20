// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

/**
 * How many times a median is another one.
 *
 * @param name its name in {@code bench.json}
 * @param what for people, a few words
 */
public record Ratio(String name, String what, double value) {

  static Ratio of(String name, String what, Measurement one, Measurement other) {
    return new Ratio(name, what, one.samples().median() / other.samples().median());
  }
}
