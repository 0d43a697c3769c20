// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The waits of one scenario: they end with the event that decides them, and explain themselves.
 *
 * <p>Used by the scenario's own thread.
 */
public final class Waits {
  private static final Duration AFTER_ERROR = Duration.ofMillis(500);

  private final KubernetesClient client;
  private final NamespaceWatch watch;
  private final ScenarioEvidence evidence;
  private final WaitExplanation explanation;

  public Waits(
      KubernetesClient client,
      NamespaceWatch watch,
      NamespaceLogs logs,
      ScenarioEvidence evidence) {
    this.client = client;
    this.watch = watch;
    this.evidence = evidence;
    this.explanation = new WaitExplanation(watch, logs);
  }

  /**
   * Returns the state, in words, in which the condition was met.
   *
   * @throws BlamedFailure when it can't be met any more, at once, or isn't within {@code timeout}
   */
  public String until(Condition condition, Duration timeout) {
    Instant at = Instant.now();
    Deadline deadline = Deadline.in(timeout);
    Signal changed = new Signal();
    Subscription subscription = watch.onChange(changed::raise);
    try (condition) {
      watch.catchUp(condition.reads());
      return until(condition, timeout, at, deadline, changed);
    } finally {
      subscription.close();
    }
  }

  private String until(
      Condition condition, Duration timeout, Instant at, Deadline deadline, Signal changed) {
    WaitContext context = new WaitContext(client, watch, changed::raise);
    while (true) {
      boolean over = deadline.isPast();
      Look look = look(condition, context);
      Sighting seen = look.sighting();
      if (seen.verdict() == Sighting.Verdict.MET) {
        record(condition, "met", seen, at, deadline);
        return seen.state();
      }
      if (seen.verdict() == Sighting.Verdict.NEVER || over) {
        String outcome = seen.verdict() == Sighting.Verdict.NEVER ? "terminal" : "timeout";
        record(condition, outcome, seen, at, deadline);
        throw explanation.of(condition, seen, timeout, deadline.elapsed(), look.answered());
      }
      Duration recheck = look.answered() ? condition.recheck() : AFTER_ERROR;
      Duration remaining = deadline.remaining();
      changed.await(recheck.compareTo(remaining) < 0 ? recheck : remaining);
    }
  }

  private static Look look(Condition condition, WaitContext context) {
    try {
      return new Look(condition.look(context), true);
    } catch (KubernetesClientException e) {
      return new Look(
          Sighting.notYet(
              String.format(Locale.ROOT, "the API server answered: %s", e.getMessage())),
          false);
    }
  }

  private void record(
      Condition condition, String outcome, Sighting seen, Instant at, Deadline deadline) {
    evidence.add(
        new EvidenceEntry.Wait(
            at, condition.name(), outcome, seen.state(), deadline.elapsed().toMillis()));
  }

  private record Look(Sighting sighting, boolean answered) {}
}
