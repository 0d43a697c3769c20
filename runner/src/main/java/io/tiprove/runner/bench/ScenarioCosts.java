// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Measures what a scenario costs besides its steps, side by side with what the API itself takes.
 *
 * <p>Scenarios and the measuring of the API alternate in one run, in an order that is the same in
 * every run, so that both meet the same load: that of the deletion of earlier namespaces, too.
 */
final class ScenarioCosts {
  private static final double GOAL = 25;
  private static final String SCENARIO = "One ConfigMap";
  private static final int WARM_UP = 50;
  private static final int MEASURED = 100;
  private static final int API_ALONE = 15;
  // Those of the API alone that still warm up, as its share of the scenarios before.
  private static final int API_WARM_UP_CONFIG_MAPS = 40;
  private static final int API_WARM_UP_NAMESPACES = 12;

  List<Measurement> measure(BenchRun run, Path out) throws IOException {
    ApiTimes times = new ApiTimes();
    List<RanScenario> scenarios =
        run
            .run(new BenchFeature("scenario.feature", WARM_UP + MEASURED, API_ALONE), times, out)
            .stream()
            .filter(each -> each.name().startsWith(SCENARIO))
            .skip(WARM_UP)
            .toList();
    return List.of(
        Measurement.of(
            "scenarioOverheadMillis",
            "own cost of a scenario",
            Unit.MILLIS,
            GOAL,
            scenarios.stream().map(RanScenario::overhead).toList()),
        Measurement.of(
            "scenarioStepsMillis",
            "its steps: a ConfigMap made and read",
            Unit.MILLIS,
            null,
            scenarios.stream().map(each -> each.stepsLike("")).toList()),
        Measurement.of(
            "apiConfigMapMillis",
            "API alone: a ConfigMap made and read",
            Unit.MILLIS,
            null,
            after(API_WARM_UP_CONFIG_MAPS, times.configMaps())),
        Measurement.of(
            "apiNamespaceMillis",
            "API alone: the same in a new namespace",
            Unit.MILLIS,
            null,
            after(API_WARM_UP_NAMESPACES, times.namespaces())));
  }

  private static List<Duration> after(int warmUp, List<Duration> times) {
    return times.subList(warmUp, times.size());
  }
}
