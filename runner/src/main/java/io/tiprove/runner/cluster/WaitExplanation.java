// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the failure of a wait: the condition, how long, the last state, warnings, logs, blame. */
final class WaitExplanation {
  private static final int WARNINGS = 5;

  private final NamespaceWatch watch;
  private final NamespaceLogs logs;
  private final BlameRules rules = new BlameRules();

  WaitExplanation(NamespaceWatch watch, NamespaceLogs logs) {
    this.watch = watch;
    this.logs = logs;
  }

  BlamedFailure of(
      Condition condition, Sighting last, Duration timeout, Duration elapsed, boolean answered) {
    List<Event> warnings = warnings(last);
    List<String> disconnected = watch.disconnected();
    Blame blame =
        !answered || !disconnected.isEmpty() ? Blame.INFRASTRUCTURE : rules.of(last, warnings);
    StringBuilder text = new StringBuilder();
    text.append("Expected within %s: %s.\n".formatted(Words.of(timeout), condition.name()))
        .append(
            last.verdict() == Sighting.Verdict.NEVER
                ? "Seen after %s, and final: %s.\n".formatted(Words.of(elapsed), last.state())
                : "Seen when the time was over (%s): %s.\n"
                    .formatted(Words.of(elapsed), last.state()));
    text.append("Where: namespace ").append(watch.namespace());
    last.involved().stream().distinct().forEach(object -> text.append(", ").append(object));
    text.append(".\n");
    if (!disconnected.isEmpty()) {
      text.append(
          "The watch on %s is not connected, so the state may be old.\n".formatted(disconnected));
    }
    text.append(warnings.isEmpty() ? "Warnings: none.\n" : "Warnings:\n");
    for (Event warning : warnings) {
      text.append(
          "  %s %s: %s%n"
              .formatted(EventTime.object(warning), warning.getReason(), warning.getMessage()));
    }
    for (Pod pod : last.pods()) {
      appendLogs(text, pod);
    }
    text.append("What to do: ").append(advice(blame));
    return new BlamedFailure(blame, text.toString());
  }

  private List<Event> warnings(Sighting last) {
    List<Event> all =
        watch.events().stream()
            .filter(event -> "Warning".equals(event.getType()))
            .filter(
                event ->
                    last.involved()
                        .contains(
                            new Involved(
                                event.getInvolvedObject().getKind(),
                                event.getInvolvedObject().getName())))
            .sorted(Comparator.comparing(EventTime::of))
            .toList();
    return all.subList(Math.max(0, all.size() - WARNINGS), all.size());
  }

  private void appendLogs(StringBuilder text, Pod pod) {
    if (pod.getStatus() == null) {
      return;
    }
    List<String> containers =
        Stream.concat(
                pod.getStatus().getInitContainerStatuses().stream(),
                pod.getStatus().getContainerStatuses().stream())
            .map(ContainerStatus::getName)
            .toList();
    for (String container : containers) {
      List<String> lines = logs.tail(pod.getMetadata().getName(), container);
      if (!lines.isEmpty()) {
        text.append("End of the log of %s/%s:\n".formatted(pod.getMetadata().getName(), container));
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
      }
    }
  }

  private static String advice(Blame blame) {
    return blame == Blame.INFRASTRUCTURE
        ? "mend the environment (./tiprove doctor says what it lacks), then run again."
        : "read events, objects and logs in the scenario's evidence; the warnings and the end of the"
            + " log above usually name the cause.";
  }
}
