// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentChoice;
import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.evidence.EvidenceStore;
import io.tiprove.runner.evidence.MaskedFiles;
import io.tiprove.runner.evidence.RunLog;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.progress.Progress;
import io.tiprove.runner.report.Reports;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.Summary.EnvironmentInfo;
import io.tiprove.runner.report.Summary.ScenarioResult;
import io.tiprove.runner.report.Summary.Status;
import io.tiprove.runner.workspace.Keep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run from options to exit code: profile, features, environment, scenarios, sweep, reports.
 *
 * <p>Everything the user gave is checked before anything is set up or written. Used once, by one
 * thread.
 */
public final class Run {
  private static final List<String> REPORTS =
      List.of(
          Reports.SUMMARY,
          Reports.SCHEMA,
          Reports.JUNIT,
          Reports.PAGE,
          PreviousRun.FINGERPRINTS,
          "messages.ndjson",
          "tiprove.log");

  private final RunParts parts;
  private final RunOptions options;
  private final Harness harness;
  private final Path out;
  private final Instant startedAt = Instant.now();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  public Run(RunParts parts, RunOptions options, Harness harness) {
    this.parts = parts;
    this.options = options;
    this.harness = harness;
    this.out = options.out().toAbsolutePath().normalize();
  }

  /**
   * Does it.
   *
   * @throws BadInputException when the user's input is wrong
   * @throws EnvironmentException when the environment could not be set up
   */
  public ExitCode execute() {
    SubjectParts system = parts.subject(options.profile());
    Subject subject = system.subject();
    FeatureCatalogue catalogue =
        new FeatureReader(parts.features(), parts.clauses()::contains).read();
    Optional<PreviousRun> previous =
        options.rerunFailed() ? Optional.of(previous()) : Optional.empty();
    if (previous.isPresent() && !previous.get().anyFailed()) {
      harness
          .progress()
          .line("Nothing failed in the last run in %s: nothing to run.".formatted(out));
      return ExitCode.PASSED;
    }
    Optional<EnvironmentChoice> choice = choice(system);
    Selection selection = select(subject, catalogue, previous, choice);
    if (options.dryRun()) {
      return dryRun(catalogue, selection);
    }
    prepareOut(previous.isPresent());
    harness.progress().line(choice.orElseThrow().reason());
    // Closed last: what the environment says while it goes down belongs into the log, too.
    RunLog log =
        new RunLog(harness.logs(), harness.masker(), new PrivateFolder(out).open("tiprove.log"));
    try (Environment environment = open(choice.orElseThrow())) {
      environment.onFailure(
          why -> {
            failure.set(why);
            harness.interruption().request();
          });
      if (harness.interruption().requested()) {
        return ExitCode.INTERRUPTED;
      }
      Summary summary = run(system, catalogue, selection, previous, environment);
      if (failure.get() != null) {
        throw new EnvironmentException(
            "Expected the environment to last as long as the run; seen: %s. Scenarios that had not ended are reported as not run."
                .formatted(failure.get()));
      }
      if (options.keep() != Keep.NEVER && !environment.endsWithRun()) {
        harness
            .progress()
            .line(
                "What was kept is named in the evidence of its scenario; the environment stays with it until «./tiprove down».");
      }
      if (harness.interruption().requested()) {
        return ExitCode.INTERRUPTED;
      }
      return summary.totals().failed() > 0 ? ExitCode.FAILED : ExitCode.PASSED;
    } finally {
      harness.timings().save();
      log.close();
      new MaskedFiles(harness.masker()).maskFile(out.resolve("tiprove.log"));
    }
  }

  private PreviousRun previous() {
    return PreviousRun.in(out)
        .orElseThrow(
            () ->
                new BadInputException(
                    "expected the summary.json of a run in %s for --rerun-failed, seen none: run without --rerun-failed first, or name that run's folder with --out"
                        .formatted(out)));
  }

  private Optional<EnvironmentChoice> choice(SubjectParts system) {
    try {
      return Optional.of(EnvironmentChoice.from(system.environments(), options.environment()));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(e.getMessage(), e);
    } catch (EnvironmentException e) {
      if (options.dryRun()) {
        // A dry run needs none.
        return Optional.empty();
      }
      throw e;
    }
  }

  private Selection select(
      Subject subject,
      FeatureCatalogue catalogue,
      Optional<PreviousRun> previous,
      Optional<EnvironmentChoice> choice) {
    Set<String> capabilities = new HashSet<>(subject.capabilities());
    choice.ifPresent(each -> capabilities.add(each.factory().name()));
    Predicate<ScenarioDescription> only =
        previous
            .<Predicate<ScenarioDescription>>map(run -> scenario -> run.failed(scenario.id()))
            .orElse(scenario -> true);
    return Selection.of(
        catalogue, options.tags(), options.name(), only, capabilities, options.nightly());
  }

  private ExitCode dryRun(FeatureCatalogue catalogue, Selection selection) {
    DryRun dryRun = new DryRun(catalogue);
    // One thread, so that the list has the order in which scenarios begin.
    new GherkinRun(parts.glue(), 1, options.seed()).dryRun(selection, dryRun);
    dryRun.scenarios().forEach(harness.progress()::line);
    selection
        .notRun()
        .forEach(
            (scenario, why) ->
                harness.progress().line("not run %s: %s".formatted(scenario.id(), why)));
    dryRun.problems().forEach(harness.progress()::line);
    harness
        .progress()
        .line(
            "Scenarios: %d would run with seed %d, %d would not; steps that cannot be matched: %d."
                .formatted(
                    dryRun.scenarios().size(),
                    options.seed(),
                    selection.notRun().size(),
                    dryRun.problems().size()));
    return dryRun.problems().isEmpty() ? ExitCode.PASSED : ExitCode.FAILED;
  }

  private void prepareOut(boolean rerun) {
    try {
      Files.createDirectories(out);
      if (!Files.isWritable(out)) {
        throw new IOException("it is not writable");
      }
      if (!rerun) {
        // What a rerun doesn't touch stays to look at.
        new EvidenceStore(out, harness.masker()).clear();
        // A run that ends before it can report must not leave the verdict of another one.
        for (String report : REPORTS) {
          Files.deleteIfExists(out.resolve(report));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BadInputException(
          "expected --out to be a folder that can be written to, seen %s: %s. Name another one."
              .formatted(out, e.getMessage()),
          e);
    }
  }

  private Environment open(EnvironmentChoice choice) {
    harness.interruption().begin();
    try (Progress.Stage stage =
        harness.progress().stage("environment " + choice.factory().name(), 0)) {
      stage.detail("setting up");
      return choice.factory().open(harness.progress(), options.keep() != Keep.NEVER);
    } finally {
      harness.interruption().end();
    }
  }

  private Summary run(
      SubjectParts system,
      FeatureCatalogue catalogue,
      Selection selection,
      Optional<PreviousRun> previous,
      Environment environment) {
    ScenarioLines lines = new ScenarioLines(harness.progress(), out, selection.toRun().size());
    ScenarioRun.Results results =
        new ScenarioRun(parts, options, harness, out, lines)
            .run(system, catalogue, selection, environment);
    Map<String, String> fingerprints = new HashMap<>();
    List<ScenarioResult> judged = results.scenarios();
    if (previous.isPresent() || judged.stream().anyMatch(each -> each.status() == Status.FAILED)) {
      Fingerprints digests = new Fingerprints(harness.code(), system.subject(), environment);
      selection.toRun().forEach(each -> fingerprints.put(each.id(), digests.of(each)));
    }
    if (previous.isPresent()) {
      judged =
          judged.stream()
              .map(each -> flaky(each, previous.get(), fingerprints.get(each.id())))
              .toList();
    }
    Summary summary =
        new SummaryBuilder(
                parts.clauses(),
                new EnvironmentInfo(
                    environment.kind(), environment.kubernetesVersion(), components(environment)),
                system.subject().profile(),
                options.seed())
            .build(
                startedAt,
                Duration.between(startedAt, Instant.now()),
                judged,
                results.findings(),
                harness.timings().recorded());
    report(summary, fingerprints, system.subject());
    lines.total(summary);
    return summary;
  }

  private Map<String, String> components(Environment environment) {
    Map<String, String> components = new LinkedHashMap<>();
    components.put("tiprove", parts.revision());
    components.putAll(environment.components());
    return components;
  }

  private static ScenarioResult flaky(
      ScenarioResult result, PreviousRun previous, @Nullable String fingerprint) {
    if (result.status() != Status.PASSED
        || fingerprint == null
        || !previous.failedWith(result.id(), fingerprint)) {
      return result;
    }
    return new ScenarioResult(
        result.id(),
        result.name(),
        result.feature(),
        result.tags(),
        result.clauses(),
        result.blocks(),
        Status.FLAKY,
        "passed now, failed in the run before, and nothing that it depends on has changed",
        null,
        result.implementation(),
        result.references(),
        result.durationMs(),
        result.evidence());
  }

  private void report(Summary summary, Map<String, String> fingerprints, Subject subject) {
    Set<String> failed =
        summary.scenarios().stream()
            .filter(each -> each.status() == Status.FAILED)
            .map(ScenarioResult::id)
            .collect(Collectors.toSet());
    fingerprints.keySet().retainAll(failed);
    try (Progress.Stage stage = harness.progress().stage("reports", 0)) {
      stage.detail(out.toString());
      PreviousRun.keep(out, fingerprints);
      parts.reports(options.reportLanguage(), subject).write(out, summary);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "expected to write the reports into %s, seen: %s. Free some space or make the folder writable, and run again."
              .formatted(out, e.getMessage()),
          e);
    }
  }
}
