// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.Harness;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.environment.FrontPrograms;
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
 * Measures the front, set-up, scenarios and imports, one after the other, and writes {@code
 * bench.json}.
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
    if (options.needsNode() && parts.isUp()) {
      throw new BadInputException(
          "expected no environment to be up, as its start is measured, seen one: end it with «./tiprove down» and run the bench again");
    }
    Instant startedAt = Instant.now();
    Machine machine = Machine.here();
    List<Measurement> measurements = new ArrayList<>();
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("tiprove", parts.run().revision());
    try {
      Files.createDirectories(out);
      if (options.cold()) {
        measurements.add(new ColdSetup(parts).measure(harness.progress()));
      }
      if (options.measures(BenchPart.FRONT)) {
        measureFront(measurements, versions);
      }
      if (options.measures(BenchPart.NODE) || options.measures(BenchPart.LARGE)) {
        measureOnNode(measurements, versions);
      }
      if (options.measures(BenchPart.NODE)) {
        measurements.add(runStart());
      }
      BenchResult result =
          new BenchResult(
              startedAt,
              options.parts(),
              options.runs(),
              machine,
              versions,
              measurements,
              new Ratios().of(measurements));
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

  private void measureFront(List<Measurement> measurements, Map<String, String> versions)
      throws IOException {
    FrontPrograms programs = parts.frontPrograms(harness.progress());
    versions.putAll(programs.versions());
    try (Progress.Stage stage = harness.progress().stage("bench front", 0)) {
      measurements.addAll(
          new Interruptible(harness.interruption())
              .work(() -> new FrontCosts(programs, parts.work()).measure(stage)));
    }
  }

  private void measureOnNode(List<Measurement> measurements, Map<String, String> versions)
      throws IOException {
    try (Environment environment = node(measurements)) {
      StartedNode node = new StartedNode(environment);
      BenchRun run = new BenchRun(parts.run(), node, harness);
      if (options.measures(BenchPart.NODE)) {
        measureScenarios(run, measurements);
      }
      if (options.measures(BenchPart.LARGE)) {
        try (Progress.Stage stage = harness.progress().stage("bench large", 0)) {
          measurements.addAll(
              new LargeCosts(parts, options.largeMebibytes())
                  .measure(run, harness.interruption(), out.resolve("large"), stage));
        }
      }
      versions.putAll(environment.components());
    }
  }

  private Environment node(List<Measurement> measurements) {
    return options.measures(BenchPart.NODE)
        ? starts(measurements)
        : parts.environment().open(harness.progress(), false);
  }

  private void measureScenarios(BenchRun run, List<Measurement> measurements) throws IOException {
    try (Progress.Stage stage = harness.progress().stage("bench scenarios", 0)) {
      stage.detail("one ConfigMap each");
      measurements.addAll(new ScenarioCosts().measure(run, out.resolve("scenarios")));
    }
    try (Progress.Stage stage = harness.progress().stage("bench imports", 0)) {
      stage.detail("20,000 rows each");
      measurements.addAll(new ImportCosts().measure(run, options.runs(), out.resolve("imports")));
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
}
