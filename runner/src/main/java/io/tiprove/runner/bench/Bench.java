// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.Harness;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Measures set-up, scenarios and imports, one after the other, and writes {@code bench.json}.
 *
 * <p>Used once, by one thread.
 */
public final class Bench {
  private final BenchParts parts;
  private final BenchOptions options;
  private final Harness harness;
  private final Path out;

  public Bench(BenchParts parts, BenchOptions options, Harness harness) {
    this.parts = parts;
    this.options = options;
    this.harness = harness;
    this.out = options.out().toAbsolutePath().normalize();
  }

  /**
   * Measures everything and returns the result, which is written then.
   *
   * @throws BadInputException when the environment is up, or the folder cannot be written to
   * @throws EnvironmentException when something that was to be measured failed
   * @throws CancellationException when the user ended it
   */
  public BenchResult execute() {
    if (parts.isUp()) {
      throw new BadInputException(
          "expected no environment to be up, as its start is measured, seen one: end it with «./tiprove down» and run the bench again");
    }
    Instant startedAt = Instant.now();
    Machine machine = Machine.here();
    List<Measurement> measurements = new ArrayList<>();
    try {
      Files.createDirectories(out);
      if (options.cold()) {
        measurements.add(new ColdSetup(parts).measure(harness.progress()));
      }
      Map<String, String> versions = measureNode(measurements);
      measurements.add(runStart());
      BenchResult result =
          new BenchResult(
              startedAt, options.runs(), machine, versions, measurements, ratios(measurements));
      Path file = new BenchJson().write(out, result);
      new BenchTable().lines(result).forEach(harness.progress()::line);
      harness.progress().line("Written: " + file);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "expected to write what was measured below %s, seen: %s. Free some space or name another folder with --out."
              .formatted(out, e.getMessage()),
          e);
    }
  }

  private Map<String, String> measureNode(List<Measurement> measurements) throws IOException {
    try (Environment environment = starts(measurements)) {
      StartedNode node = new StartedNode(environment);
      BenchRun run = new BenchRun(parts.run(), node, harness);
      try (Progress.Stage stage = harness.progress().stage("bench scenarios", 0)) {
        stage.detail("one ConfigMap each");
        measurements.addAll(new ScenarioCosts().measure(run, out.resolve("scenarios")));
      }
      try (Progress.Stage stage = harness.progress().stage("bench imports", 0)) {
        stage.detail("20,000 rows each");
        measurements.addAll(new ImportCosts().measure(run, options.runs(), out.resolve("imports")));
      }
      Map<String, String> versions = new LinkedHashMap<>();
      versions.put("tiprove", parts.run().revision());
      versions.putAll(environment.components());
      return versions;
    }
  }

  private Measurement runStart() throws IOException {
    try (Progress.Stage stage = harness.progress().stage("bench run starts", options.runs())) {
      parts.up(new StageWatch());
      try {
        return new RunStarts(parts.launcher(), Map.of("TIPROVE_HOME", parts.home().toString()))
            .measure(options.runs(), out.resolve("start"), stage);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      } finally {
        parts.down();
      }
    }
  }

  /** Measures starts and returns the last node that was started. */
  private Environment starts(List<Measurement> measurements) {
    NodeStarts starts = new NodeStarts(parts.environment(), parts.image());
    try (Progress.Stage stage = harness.progress().stage("bench node starts", options.runs())) {
      for (int i = 1; i < options.runs(); i++) {
        starts.start().close();
        stage.advance(1);
        if (harness.interruption().requested()) {
          throw new CancellationException("interrupted");
        }
      }
      Environment last = starts.start();
      measurements.addAll(starts.measurements());
      return last;
    }
  }

  private static List<Ratio> ratios(List<Measurement> measurements) {
    Measurement overhead = named(measurements, "scenarioOverheadMillis");
    return List.of(
        Ratio.of(
            "overheadToApiConfigMap",
            "own cost of a scenario ÷ API alone, a ConfigMap",
            overhead,
            named(measurements, "apiConfigMapMillis")),
        Ratio.of(
            "overheadToApiNamespace",
            "own cost of a scenario ÷ API alone, with a namespace",
            overhead,
            named(measurements, "apiNamespaceMillis")),
        Ratio.of(
            "importOverheadToJob",
            "import scenario above its Job ÷ its Job",
            named(measurements, "importOverheadSeconds"),
            named(measurements, "importJobSeconds")));
  }

  private static Measurement named(List<Measurement> measurements, String name) {
    return measurements.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " was not measured"));
  }
}
