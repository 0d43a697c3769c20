// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.ExitCode;
import io.tiprove.runner.engine.Harness;
import io.tiprove.runner.engine.Run;
import io.tiprove.runner.engine.RunOptions;
import io.tiprove.runner.engine.RunParts;
import io.tiprove.runner.report.ReportLanguage;
import io.tiprove.runner.workspace.Keep;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tiprove run}: the main job. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs scenarios and writes evidence and reports.")
public final class RunCommand implements Callable<Integer> {
  // Seeds are typed in again by people.
  private static final int SEEDS = 1_000_000;

  private final RunParts parts;
  private final Harness harness;

  @Option(
      names = "--environment",
      paramLabel = "KIND",
      description =
          "Kind of environment; only embedded is built today (default: the best that can run).")
  private @Nullable String environment;

  @Mixin private ScenarioFilter filter = new ScenarioFilter();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "The system under test (default: the reference profile).")
  private @Nullable Path profile;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Scenarios at the same time (default: one more than there are cores).")
  private @Nullable Integer parallel;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/tiprove",
      description = "Folder for evidence and reports (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target/tiprove");

  @Option(
      names = "--keep",
      paramLabel = "never|failed|always",
      defaultValue = "never",
      description = "Whose namespaces and files stay after the run (default: ${DEFAULT-VALUE}).")
  private Keep keep = Keep.NEVER;

  @Option(
      names = "--rerun-failed",
      description =
          "Only scenarios that failed in the last run with this --out; those that pass now though nothing has changed are flaky.")
  private boolean rerunFailed;

  @Option(
      names = "--dry-run",
      description = "List what would run and check that every step has a definition.")
  private boolean dryRun;

  @Option(
      names = "--nightly",
      description = "Run the scenarios that take long, too: those with the tag @nightly.")
  private boolean nightly;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Order of scenarios; the same seed gives the same order (default: random).")
  private @Nullable Long seed;

  @Option(
      names = "--report-language",
      paramLabel = "english|chinese",
      defaultValue = "english",
      description = "Language of the headings in report.html (default: ${DEFAULT-VALUE}).")
  private ReportLanguage reportLanguage = ReportLanguage.ENGLISH;

  public RunCommand(RunParts parts, Harness harness) {
    this.parts = parts;
    this.harness = harness;
  }

  @Override
  public Integer call() {
    RunOptions options = options();
    try (ShutdownGuard guard = new ShutdownGuard(harness.interruption())) {
      ExitCode exitCode = new Run(parts, options, harness).execute();
      return guard.requested() ? ExitCode.INTERRUPTED.code() : exitCode.code();
    } finally {
      harness.progress().close();
    }
  }

  private RunOptions options() {
    // Scenarios wait much; docs/decisions has the measurement.
    int scenarios = parallel == null ? Runtime.getRuntime().availableProcessors() + 1 : parallel;
    if (scenarios < 1) {
      throw new BadInputException(
          "expected --parallel to be at least 1, seen %d: use 1 for one scenario after the other"
              .formatted(scenarios));
    }
    return new RunOptions(
        Optional.ofNullable(environment),
        filter.tags(),
        filter.name(),
        Optional.ofNullable(profile),
        scenarios,
        out,
        keep,
        rerunFailed,
        dryRun,
        nightly,
        seed == null ? new SecureRandom().nextInt(SEEDS) : seed,
        reportLanguage);
  }
}
