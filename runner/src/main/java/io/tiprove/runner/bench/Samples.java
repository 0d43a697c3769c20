// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What was measured of one thing, in the order in which it was measured, all in one unit.
 *
 * @param values at least one
 */
public record Samples(List<Double> values) {
  private static final int ENOUGH_FOR_P99 = 100;

  public Samples {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one measured value, seen none: the run that was to give them gave nothing");
    }
  }

  /** The middle value, or the mean of the two in the middle. */
  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The least value that 99 of 100 do not exceed; none where there are fewer than 100. */
  public OptionalDouble p99() {
    if (values.size() < ENOUGH_FOR_P99) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (99 * sorted.size() + 99) / 100;
    return OptionalDouble.of(sorted.get(rank - 1));
  }

  /** Each value less the one of the same place there, of which there are as many. */
  Samples minus(Samples other) {
    if (values.size() != other.values.size()) {
      throw new IllegalArgumentException(
          "expected as many values on both sides, seen %d and %d: measure them by turns"
              .formatted(values.size(), other.values.size()));
    }
    return new Samples(
        IntStream.range(0, values.size())
            .mapToObj(place -> values.get(place) - other.values.get(place))
            .toList());
  }

  public double min() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  public double max() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
