// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.progress.Progress;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.Summary.ScenarioResult;
import io.tiprove.runner.report.Summary.Status;
import io.tiprove.runner.report.Summary.Totals;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Says in lines of text how scenarios ended. Thread-safe. */
final class ScenarioLines {
  private final Progress progress;
  private final Path out;
  private final int toRun;
  private final AtomicInteger ended = new AtomicInteger();

  /**
   * @param toRun how many scenarios are to run
   */
  ScenarioLines(Progress progress, Path out, int toRun) {
    this.progress = progress;
    this.out = out;
    this.toRun = toRun;
  }

  /** Says how a scenario that was to run ended. */
  void scenario(ScenarioResult result) {
    int number = ended.incrementAndGet();
    if (result.status() == Status.NOT_RUN) {
      // Many are not run for one reason, which stands at the end.
      return;
    }
    progress.line(
        "%-7s %s (%s) %d/%d"
            .formatted(
                words(result.status().name()),
                result.id(),
                seconds(result.durationMs()),
                number,
                toRun));
    if (result.reason() != null) {
      progress.line("        " + result.reason().strip().replace("\n", "\n        "));
    }
    if (result.status() == Status.FAILED) {
      progress.line("        blame: %s".formatted(words(String.valueOf(result.blame()))));
      progress.line("        evidence: %s".formatted(out.resolve(result.evidence())));
    }
  }

  void total(Summary summary) {
    Totals totals = summary.totals();
    notRun(with(Status.NOT_RUN, summary));
    with(Status.FLAKY, summary)
        .forEach(each -> progress.line("flaky   %s: %s".formatted(each.id(), each.reason())));
    failed(with(Status.FAILED, summary));
    progress.line(
        "%d passed, %d failed, %d flaky, %d not run in %s (seed %d). Reports: %s"
            .formatted(
                totals.passed(),
                totals.failed(),
                totals.flaky(),
                totals.notRun(),
                seconds(summary.durationMs()),
                summary.seed(),
                out));
  }

  private void notRun(List<ScenarioResult> scenarios) {
    Map<String, List<ScenarioResult>> byReason =
        scenarios.stream()
            .collect(
                Collectors.groupingBy(
                    each -> Objects.requireNonNullElse(each.reason(), "no reason is known"),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byReason.forEach(
        (reason, each) -> {
          progress.line("not run %d: %s".formatted(each.size(), reason.strip()));
          each.forEach(scenario -> progress.line("        " + scenario.id()));
        });
  }

  private void failed(List<ScenarioResult> scenarios) {
    scenarios.forEach(each -> progress.line("failed  %s".formatted(each.id())));
    if (!scenarios.isEmpty()) {
      progress.line(
          "Only these again: ./tiprove run --rerun-failed, with the options of this run.");
    }
  }

  private static List<ScenarioResult> with(Status status, Summary summary) {
    return summary.scenarios().stream().filter(each -> each.status() == status).toList();
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
  }
}
