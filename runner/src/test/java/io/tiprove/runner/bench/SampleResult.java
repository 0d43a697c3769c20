// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A result as a bench could give, with numbers that are easily recognised. */
final class SampleResult {
  private final List<Measurement> measurements = new ArrayList<>();

  BenchResult make(boolean cold) {
    return make(cold, BenchPart.NODE);
  }

  /** Fields of the part {@code NODE} are always there. */
  BenchResult make(boolean cold, BenchPart... parts) {
    if (cold) {
      measured("coldSetupSeconds", Unit.SECONDS, 480.0, 350.0);
    }
    measured("nodeReadySeconds", Unit.SECONDS, 4.0, 3.5, 3.25, 5.0);
    measured("firstPodSeconds", Unit.SECONDS, 5.0, 4.25);
    measured("firstPodAfterCreateSeconds", Unit.SECONDS, null, 0.75);
    measured("runStartSeconds", Unit.SECONDS, null, 1.5);
    measured("scenarioOverheadMillis", Unit.MILLIS, 25.0, 30.0);
    measured("apiConfigMapMillis", Unit.MILLIS, null, 2.0);
    measured("apiNamespaceMillis", Unit.MILLIS, null, 5.0);
    measured("importOverheadSeconds", Unit.SECONDS, 0.3, 0.29);
    measured("importJobSeconds", Unit.SECONDS, null, 3.0);
    return new BenchResult(
        Instant.parse("2026-11-22T10:15:30Z"),
        Set.of(parts),
        3,
        new Machine(2, 24_105, "Linux 6.18", "OpenJDK 17", 0.5),
        Map.of("kubernetes", "v1.34.1"),
        List.copyOf(measurements),
        List.of(
            new Ratio("overheadToApiConfigMap", "own cost ÷ API alone", 15, null),
            new Ratio("largeLightningToByHand", "large ÷ by hand", 1.034, 1.05)));
  }

  private void measured(String name, Unit unit, @Nullable Double goal, Double... values) {
    measurements.add(
        new Measurement(name, "what " + name + " is", unit, new Samples(List.of(values)), goal));
  }
}
