// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.engine.ExitCode;
import io.tiprove.runner.engine.Harness;
import io.tiprove.runner.engine.Run;
import io.tiprove.runner.engine.RunOptions;
import io.tiprove.runner.engine.RunParts;
import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.environment.EnvironmentFactory;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.progress.Timings;
import io.tiprove.runner.report.ReportLanguage;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.SummaryJson;
import io.tiprove.runner.workspace.Keep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Runs a feature of the bench with the engine of {@code tiprove run}, a scenario at a time. */
final class BenchRun {
  private static final long SEED = 1;

  private final RunParts parts;
  private final EnvironmentFactory node;
  private final Harness harness;

  BenchRun(RunParts parts, EnvironmentFactory node, Harness harness) {
    this.parts = parts;
    this.node = node;
    this.harness = harness;
  }

  /**
   * Runs it.
   *
   * @param shared what the bench's own steps ask for
   * @param out folder for the feature and what the run leaves
   * @return the scenarios in the order in which they ran
   * @throws EnvironmentException when a scenario failed, which would make its time worthless
   * @throws CancellationException when the user ended it
   */
  List<RanScenario> run(BenchFeature feature, Object shared, Path out) throws IOException {
    Path features = out.resolve("features");
    feature.writeInto(features);
    RunOptions options =
        new RunOptions(
            Optional.of(node.name()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            out,
            Keep.NEVER,
            false,
            false,
            false,
            SEED,
            ReportLanguage.ENGLISH);
    ExitCode ended =
        new Run(new BenchRunParts(parts, features, node, shared), options, silent(out)).execute();
    if (ended == ExitCode.INTERRUPTED) {
      throw new CancellationException("interrupted");
    }
    if (ended != ExitCode.PASSED) {
      throw new EnvironmentException(
          "The bench could not measure: expected all its scenarios to pass, seen: %s%nSee %s for the evidence."
              .formatted(firstProblem(out), out));
    }
    return new CucumberMessages().read(out.resolve("messages.ndjson"));
  }

  /** The bench's own times would spoil the estimates of the user's runs. */
  private Harness silent(Path out) {
    return new Harness(
        harness.masker(),
        new StageWatch(),
        new Timings(new PrivateFolder(out.resolve("state"))),
        harness.state(),
        harness.logs(),
        harness.code(),
        harness.interruption());
  }

  private static String firstProblem(Path out) throws IOException {
    return new SummaryJson()
        .read(out.resolve("summary.json")).scenarios().stream()
            .filter(each -> each.status() != Summary.Status.PASSED)
            .map(each -> each.name() + ": " + each.reason())
            .findFirst()
            .orElse("no reason");
  }
}
