// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.bench.Bench;
import io.tiprove.runner.bench.BenchOptions;
import io.tiprove.runner.bench.BenchParts;
import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.ExitCode;
import io.tiprove.runner.engine.Harness;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tiprove bench}: measures what the harness itself costs on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures set-up, scenarios and imports; prints medians and writes bench.json.")
final class BenchCommand implements Callable<Integer> {
  private final BenchParts parts;
  private final Harness harness;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often starts and imports are measured (default: ${DEFAULT-VALUE}).")
  private int runs = 5;

  @Option(
      names = "--cold",
      description = "Measure a set-up from nothing, too, in a folder of its own: takes minutes.")
  private boolean cold;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/tiprove-bench",
      description = "Folder for bench.json and the runs' evidence (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target/tiprove-bench");

  BenchCommand(BenchParts parts, Harness harness) {
    this.parts = parts;
    this.harness = harness;
  }

  @Override
  public Integer call() {
    if (runs < 1) {
      throw new BadInputException(
          "expected --runs to be at least 1, seen %d: use 5 for medians that can be compared"
              .formatted(runs));
    }
    try (ShutdownGuard guard = new ShutdownGuard(harness.interruption())) {
      new Bench(parts, new BenchOptions(runs, cold, out), harness).execute();
      return guard.requested() ? ExitCode.INTERRUPTED.code() : ExitCode.PASSED.code();
    } catch (CancellationException e) {
      return ExitCode.INTERRUPTED.code();
    } finally {
      harness.progress().close();
    }
  }
}
