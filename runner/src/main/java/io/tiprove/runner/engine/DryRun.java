// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseStarted;
import io.cucumber.plugin.event.TestStepFinished;
import java.util.ArrayList;
import java.util.List;

/** Lists what a run would do, in its order, and what it could not do. */
final class DryRun implements ConcurrentEventListener {
  private final FeatureCatalogue catalogue;
  private final List<String> scenarios = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  DryRun(FeatureCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(
        TestCaseStarted.class,
        event ->
            scenarios.add(
                catalogue
                    .at(event.getTestCase().getUri(), event.getTestCase().getLocation().getLine())
                    .id()));
    publisher.registerHandlerFor(TestStepFinished.class, this::step);
  }

  /** Ids of the scenarios in the order they would run. */
  List<String> scenarios() {
    return scenarios;
  }

  /** A sentence for each step that has no step definition, or several. */
  List<String> problems() {
    return problems;
  }

  private void step(TestStepFinished event) {
    Status status = event.getResult().getStatus();
    if ((status == Status.UNDEFINED || status == Status.AMBIGUOUS || status == Status.FAILED)
        && event.getTestStep() instanceof PickleStepTestStep step) {
      ScenarioDescription scenario =
          catalogue.at(event.getTestCase().getUri(), event.getTestCase().getLocation().getLine());
      problems.add(
          scenario.feature()
              + ":"
              + step.getStep().getLine()
              + ": "
              + Outcome.of(
                      event.getResult(),
                      "«%s %s»"
                          .formatted(step.getStep().getKeyword().strip(), step.getStep().getText()))
                  .reason());
    }
  }
}
