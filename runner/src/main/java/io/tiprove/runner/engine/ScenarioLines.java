// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.progress.Progress;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.Summary.ScenarioResult;
import io.tiprove.runner.report.Summary.Status;
import io.tiprove.runner.report.Summary.Totals;
import java.nio.file.Path;
import java.util.Locale;

/** Says in lines of text how scenarios ended. Thread-safe. */
final class ScenarioLines {
  private final Progress progress;
  private final Path out;

  ScenarioLines(Progress progress, Path out) {
    this.progress = progress;
    this.out = out;
  }

  void scenario(ScenarioResult result) {
    progress.line(
        "%-7s %s (%s)".formatted(word(result.status()), result.id(), seconds(result.durationMs())));
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
    summary.scenarios().stream()
        .filter(each -> each.status() == Status.FLAKY)
        .forEach(each -> progress.line("flaky   %s: %s".formatted(each.id(), each.reason())));
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

  private static String word(Status status) {
    return status == Status.NOT_RUN ? "not run" : words(status.name());
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
  }
}
