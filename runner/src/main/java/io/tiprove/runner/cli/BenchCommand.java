// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.bench.Bench;
import io.tiprove.runner.bench.BenchOptions;
import io.tiprove.runner.bench.BenchPart;
import io.tiprove.runner.bench.BenchParts;
import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.ExitCode;
import io.tiprove.runner.engine.Harness;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tiprove bench}: measures what the harness itself costs on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures set-up, scenarios, imports and the cloud front; prints medians and writes bench.json.",
      "The part 'front' needs neither a node nor root, the others need both."
    })
final class BenchCommand implements Callable<Integer> {
  private static final String LARGE = "1024";

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
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description = "Measure these parts alone: ${COMPLETION-CANDIDATES} (default: node,front).")
  private List<BenchPart> only = List.of();

  @Option(
      names = "--large",
      paramLabel = "MIB",
      arity = "0..1",
      fallbackValue = LARGE,
      description =
          "Take a tarball of so many MiB (by itself: ${FALLBACK-VALUE}) through remote mode, too, and compare the import with tidb-lightning by hand. For 1024 that takes some 8 minutes, 10 GiB of disk and 8 GiB of memory.")
  private @Nullable Integer large;

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
    if (large != null && large < 1) {
      throw new BadInputException(
          "expected --large to be at least 1 MiB, seen %d: leave the number out for %s"
              .formatted(large, LARGE));
    }
    try (ShutdownGuard guard = new ShutdownGuard(harness.interruption())) {
      new Bench(parts, options(), harness).execute();
      return guard.requested() ? ExitCode.INTERRUPTED.code() : ExitCode.PASSED.code();
    } catch (CancellationException e) {
      return ExitCode.INTERRUPTED.code();
    } finally {
      harness.progress().close();
    }
  }

  private BenchOptions options() {
    Set<BenchPart> parts =
        only.isEmpty() ? EnumSet.of(BenchPart.NODE, BenchPart.FRONT) : EnumSet.copyOf(only);
    if (large != null) {
      parts.add(BenchPart.LARGE);
    }
    return new BenchOptions(
        parts, runs, cold, large == null ? Integer.parseInt(LARGE) : large, out);
  }
}
