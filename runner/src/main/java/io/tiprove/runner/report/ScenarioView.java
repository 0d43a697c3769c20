// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.tiprove.runner.evidence.EvidenceEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A scenario as the page shows it; holds excerpts, never whole outputs.
 *
 * @param number its place in the report, from 1
 * @param status passed, failed, flaky or notRun
 * @param blame infrastructure, systemUnderTest or document; empty unless failed
 * @param outside what happened before, between and after the steps
 * @param omittedEvents number of events that only the record holds
 * @param recordLink address of the whole record, if there is one
 * @param unreadable number of lines of the record that are no entries
 * @param transitions for the run's timeline
 */
record ScenarioView(
    int number,
    String anchor,
    String status,
    Summary.ScenarioResult result,
    Optional<String> blame,
    Optional<Excerpt> reason,
    List<StepView> steps,
    List<HappeningView> outside,
    List<Event> events,
    int omittedEvents,
    List<Attachment> logs,
    List<Attachment> objects,
    Optional<String> recordLink,
    int unreadable,
    Optional<Instant> start,
    List<EvidenceEntry.Transition> transitions,
    Optional<Timeline> timeline) {

  /** What went wrong stands first in a list of references, so that a short list shows it. */
  static final Comparator<ScenarioView> WORST_FIRST =
      Comparator.comparing(
          view ->
              List.of(
                      Summary.Status.FAILED,
                      Summary.Status.FLAKY,
                      Summary.Status.NOT_RUN,
                      Summary.Status.PASSED)
                  .indexOf(view.result().status()));

  public boolean failed() {
    return result.status() == Summary.Status.FAILED;
  }

  /** Whether it passed, at the second try as well. */
  public boolean passed() {
    return result.status() == Summary.Status.PASSED || result.status() == Summary.Status.FLAKY;
  }

  public boolean ran() {
    return result.status() != Summary.Status.NOT_RUN;
  }

  /** Whether there is nothing to open. */
  public boolean empty() {
    return steps.isEmpty() && outside.isEmpty() && events.isEmpty() && logs.isEmpty();
  }

  /** A Kubernetes event; {@code offsetMs} counts from the scenario's start. */
  record Event(boolean warning, long offsetMs, String object, String reason, Excerpt message) {}

  /** A file of evidence; {@code link} is empty when the recorded path leads elsewhere. */
  record Attachment(String name, Optional<String> link) {}
}
