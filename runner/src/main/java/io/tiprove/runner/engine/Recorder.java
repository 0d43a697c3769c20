// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.HookTestStep;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStepFinished;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.EvidenceStore;
import io.tiprove.runner.evidence.FileScenarioEvidence;
import io.tiprove.runner.evidence.Finding;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.report.Summary.Implementation;
import io.tiprove.runner.report.Summary.ScenarioResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Turns what Cucumber tells into the evidence of scenarios and their results.
 *
 * <p>Reasons are masked. Thread-safe; Cucumber tells of one event at a time.
 */
final class Recorder implements ConcurrentEventListener {
  private final FeatureCatalogue catalogue;
  private final EvidenceStore evidence;
  private final SecretMasker masker;
  private final Implementation implementation;
  private final Interruption interruption;
  private final Consumer<ScenarioResult> finished;
  private final Map<UUID, Outcome> firstProblems = new HashMap<>();
  private final Map<String, ScenarioResult> results = new HashMap<>();

  /**
   * @param finished is told of every result as it comes
   */
  Recorder(
      FeatureCatalogue catalogue,
      EvidenceStore evidence,
      SecretMasker masker,
      Implementation implementation,
      Interruption interruption,
      Consumer<ScenarioResult> finished) {
    this.catalogue = catalogue;
    this.evidence = evidence;
    this.masker = masker;
    this.implementation = implementation;
    this.interruption = interruption;
    this.finished = finished;
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestStepFinished.class, this::stepFinished);
    publisher.registerHandlerFor(TestCaseFinished.class, this::scenarioFinished);
  }

  /** Results of the scenarios that came to an end, by id. */
  synchronized Map<String, ScenarioResult> results() {
    Map<String, ScenarioResult> masked = new HashMap<>(results);
    masked.replaceAll((id, result) -> masked(result));
    return masked;
  }

  // A secret may have become known since the reason was written.
  private ScenarioResult masked(ScenarioResult result) {
    return new ScenarioResult(
        result.id(),
        result.name(),
        result.feature(),
        result.tags(),
        result.clauses(),
        result.blocks(),
        result.status(),
        result.reason() == null ? null : masker.mask(result.reason()),
        result.blame(),
        result.implementation(),
        result.references(),
        result.durationMs(),
        result.evidence());
  }

  /** Result of a scenario that was not run. */
  ScenarioResult notRun(ScenarioDescription scenario, String reason) {
    return result(scenario, Outcome.notRun(reason), List.of(), 0, List.of());
  }

  /** Result of a scenario whose end nobody saw, because the harness itself failed. */
  ScenarioResult brokenDown(ScenarioDescription scenario, String reason) {
    return result(scenario, Outcome.infrastructure(reason), List.of(), 0, List.of());
  }

  /** Findings of the scenarios that ended, in the order of {@code scenarios}. */
  List<Finding> findings(List<ScenarioDescription> scenarios) {
    List<Finding> findings = new ArrayList<>();
    Map<String, ScenarioResult> ended = results();
    for (ScenarioDescription scenario : scenarios) {
      if (ended.containsKey(scenario.id())) {
        findings.addAll(evidence.of(scenario.id()).findings());
      }
    }
    return findings;
  }

  private synchronized void stepFinished(TestStepFinished event) {
    Result result = event.getResult();
    boolean isStep = event.getTestStep() instanceof PickleStepTestStep;
    if (!isStep && result.getStatus() == Status.PASSED) {
      // Hooks are the harness's own business unless something is wrong with one.
      return;
    }
    String keyword;
    String text;
    int line;
    String where;
    if (event.getTestStep() instanceof PickleStepTestStep step) {
      keyword = step.getStep().getKeyword().strip();
      text = step.getStep().getText();
      line = step.getStep().getLine();
      where = "Step «%s %s» (line %d)".formatted(keyword, text, line);
    } else {
      keyword =
          event.getTestStep() instanceof HookTestStep hook
              ? hook.getHookType().name().toLowerCase(Locale.ROOT)
              : "hook";
      text = event.getTestStep().getCodeLocation();
      line = event.getTestCase().getLocation().getLine();
      where = "Hook " + text;
    }
    Outcome outcome = Outcome.of(result, where);
    boolean skippedByOneBefore = result.getStatus() == Status.SKIPPED && result.getError() == null;
    if (outcome.reason() != null && !skippedByOneBefore) {
      firstProblems.putIfAbsent(event.getTestCase().getId(), outcome);
    }
    if (result.getStatus() == Status.SKIPPED && !isStep) {
      return;
    }
    Duration duration = result.getDuration();
    evidence(event.getTestCase())
        .add(
            new EvidenceEntry.Step(
                // To the nanosecond: what a step did must not lie before it began.
                event.getInstant().minus(duration),
                keyword,
                text,
                line,
                result.getStatus() == Status.AMBIGUOUS
                    ? "undefined"
                    : result.getStatus().name().toLowerCase(Locale.ROOT),
                duration.toMillis(),
                Outcome.evidenceOf(result.getError())));
  }

  private void scenarioFinished(TestCaseFinished event) {
    ScenarioResult result;
    synchronized (this) {
      ScenarioDescription scenario = scenario(event.getTestCase());
      Outcome outcome = firstProblems.remove(event.getTestCase().getId());
      if (outcome == null) {
        outcome = Outcome.of(event.getResult(), "The scenario");
      }
      if (outcome.status() != io.tiprove.runner.report.Summary.Status.PASSED
          && interruption.requested()) {
        outcome = Outcome.notRun("interrupted before it ended");
      }
      result =
          result(
              scenario,
              outcome,
              evidence.of(scenario.id()).blocks(),
              event.getResult().getDuration().toMillis(),
              evidence.of(scenario.id()).references());
      results.put(scenario.id(), result);
    }
    finished.accept(result);
  }

  private ScenarioResult result(
      ScenarioDescription scenario,
      Outcome outcome,
      List<String> blocks,
      long durationMs,
      List<String> references) {
    return new ScenarioResult(
        scenario.id(),
        scenario.name(),
        scenario.feature(),
        scenario.tags(),
        scenario.clauses(),
        blocks,
        outcome.status(),
        outcome.reason() == null ? null : masker.mask(outcome.reason()),
        outcome.blame(),
        references.isEmpty() ? implementation : Implementation.REFERENCE,
        references,
        durationMs,
        evidence.path(scenario.id()));
  }

  private FileScenarioEvidence evidence(TestCase testCase) {
    return evidence.of(scenario(testCase).id());
  }

  private ScenarioDescription scenario(TestCase testCase) {
    return catalogue.at(testCase.getUri(), testCase.getLocation().getLine());
  }
}
