// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures what a scenario that installs, imports and checks takes above what its Job takes.
 *
 * <p>Everything of the scenario counts, from its namespace to its release, but the set-up of what a
 * reader has before: repository, target cluster and exported data. The parts overlap with the Job
 * where they do: it is created while helm still runs.
 */
final class ImportCosts {
  private static final double GOAL = 0.3;
  private static final int WARM_UP = 1;

  List<Measurement> measure(BenchRun run, int runs, Path out) throws IOException {
    List<RanScenario> imports =
        run.run(new BenchFeature("import.feature", WARM_UP + runs), new ApiTimes(), out).stream()
            .skip(WARM_UP)
            .toList();
    Map<String, Duration> jobs = new ImportJobs().in(out);
    return List.of(
        measured(
            "importOverheadSeconds",
            "import scenario above its Job",
            GOAL,
            imports,
            each ->
                each.took()
                    .minus(each.stepsLike("the reader has added"))
                    .minus(each.stepsLike("a TiDB cluster"))
                    .minus(each.stepsLike("the data set"))
                    .minus(jobs.getOrDefault(each.name(), Duration.ZERO))),
        measured(
            "importJobSeconds",
            "its Job: created → Complete",
            null,
            imports,
            each -> jobs.getOrDefault(each.name(), Duration.ZERO)),
        part("importDataSeconds", "part: 20,000 rows written", "the data set", imports),
        part("importHelmSeconds", "part: helm inspect, install", "the document's command", imports),
        part("importEditSeconds", "part: values edited", "in \"tidb-lightning", imports),
        part("importCheckSeconds", "part: every row checked", "every row", imports),
        measured(
            "importOwnSeconds",
            "part: namespace, evidence, release",
            null,
            imports,
            RanScenario::overhead));
  }

  private static Measurement part(
      String name, String what, String steps, List<RanScenario> imports) {
    return measured(name, what, null, imports, each -> each.stepsLike(steps));
  }

  private static Measurement measured(
      String name,
      String what,
      @org.jspecify.annotations.Nullable Double goal,
      List<RanScenario> imports,
      Function<RanScenario, Duration> time) {
    return Measurement.of(name, what, Unit.SECONDS, goal, imports.stream().map(time).toList());
  }
}
