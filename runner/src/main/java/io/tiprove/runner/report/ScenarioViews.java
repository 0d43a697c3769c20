// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.tiprove.runner.evidence.EvidenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a scenario's view from its result and its record.
 *
 * <p>Thread-safe.
 */
final class ScenarioViews {
  private static final int MAX_EVENTS = 60;
  private static final int SHORT = 1_500;
  private static final int PASSED_OUTPUT = 3_000;
  private static final int FAILED_OUTPUT = 12_000;

  private final ScenarioTimeline timelines;

  ScenarioViews(ScenarioTimeline timelines) {
    this.timelines = timelines;
  }

  ScenarioView view(int number, Summary.ScenarioResult result, ScenarioRecord record) {
    // Whoever looks for the cause of a failure needs more of an output than whoever checks a pass.
    int limit = result.status() == Summary.Status.PASSED ? PASSED_OUTPUT : FAILED_OUTPUT;
    List<EvidenceEntry.Step> steps = record.of(EvidenceEntry.Step.class).toList();
    List<List<HappeningView>> during = new ArrayList<>();
    steps.forEach(step -> during.add(new ArrayList<>()));
    List<HappeningView> outside = new ArrayList<>();
    for (EvidenceEntry entry : record.entries()) {
      HappeningView happening = happening(entry, limit);
      if (happening != null) {
        int step = stepAt(entry.at(), steps);
        (step < 0 ? outside : during.get(step)).add(happening);
      }
    }
    List<StepView> stepViews = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      stepViews.add(step(i + 1, steps.get(i), during.get(i), limit));
    }
    String anchor = "s-" + number;
    List<ScenarioView.Event> events = events(record);
    return new ScenarioView(
        number,
        anchor,
        status(result.status()),
        result,
        Optional.ofNullable(result.blame()).map(ScenarioViews::camel),
        Optional.ofNullable(result.reason()).map(text -> Excerpt.of(text, FAILED_OUTPUT)),
        stepViews,
        outside,
        events.subList(0, Math.min(events.size(), MAX_EVENTS)),
        Math.max(0, events.size() - MAX_EVENTS),
        record
            .of(EvidenceEntry.ContainerLog.class)
            .map(
                log ->
                    attachment(
                        result,
                        log.pod()
                            + " / "
                            + log.container()
                            + (log.restart() == 0 ? "" : " (" + log.restart() + ")"),
                        log.file()))
            .toList(),
        record
            .of(EvidenceEntry.ObjectSnapshot.class)
            .map(object -> attachment(result, object.kind() + " " + object.name(), object.file()))
            .toList(),
        record.entries().isEmpty()
            ? Optional.empty()
            : RelativeLink.to(result.evidence(), ScenarioRecordReader.FILE),
        record.unreadable(),
        record.start(),
        record.of(EvidenceEntry.Transition.class).toList(),
        timelines.draw(anchor, result, record));
  }

  static String status(Enum<?> status) {
    return camel(status);
  }

  private static String camel(Enum<?> value) {
    StringBuilder camel = new StringBuilder();
    for (String word : value.name().split("_", -1)) {
      camel.append(
          camel.isEmpty()
              ? word.toLowerCase(Locale.ROOT)
              : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
    }
    return camel.toString();
  }

  private static StepView step(
      int number, EvidenceEntry.Step step, List<HappeningView> happenings, int limit) {
    return new StepView(
        number,
        step.keyword().strip(),
        step.text(),
        step.line(),
        StepView.key(step.status()),
        step.durationMs(),
        Optional.ofNullable(step.error()).map(error -> Excerpt.of(error, limit)),
        happenings);
  }

  // Durations are cut to whole milliseconds, so a step's end is up to one later than recorded.
  private static int stepAt(Instant at, List<EvidenceEntry.Step> steps) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      EvidenceEntry.Step step = steps.get(i);
      if (!at.isBefore(step.at())) {
        return at.isAfter(step.at().plusMillis(step.durationMs() + 1)) ? -1 : i;
      }
    }
    return -1;
  }

  private static @Nullable HappeningView happening(EvidenceEntry entry, int limit) {
    if (entry instanceof EvidenceEntry.Command command) {
      return new HappeningView.Command(
          Excerpt.of(new CommandLine(command.argv()).toString(), SHORT).head(),
          command.documented(),
          command.block(),
          command.exitStatus(),
          command.durationMs(),
          Excerpt.of(orEmpty(command.stdout()), limit),
          Excerpt.of(orEmpty(command.stderr()), limit),
          command.stdoutFile());
    }
    if (entry instanceof EvidenceEntry.TypedLine typed) {
      return new HappeningView.Command(
          Excerpt.of(typed.line(), SHORT).head(),
          typed.documented(),
          typed.block(),
          typed.exitStatus(),
          typed.durationMs(),
          Excerpt.of(orEmpty(typed.output()), limit),
          Excerpt.of("", limit),
          null);
    }
    if (entry instanceof EvidenceEntry.WrittenFile file) {
      return new HappeningView.WrittenFile(
          file.path(), file.block(), Excerpt.of(orEmpty(file.content()), limit));
    }
    if (entry instanceof EvidenceEntry.Check check) {
      return new HappeningView.Check(
          check.what(),
          Excerpt.of(orEmpty(check.expected()), SHORT),
          Excerpt.of(orEmpty(check.seen()), SHORT),
          check.passed());
    }
    if (entry instanceof EvidenceEntry.ValuesPath values) {
      return new HappeningView.ValuesPath(
          values.path(), values.chart(), values.blocks(), values.takenBy(), values.ignoredBy());
    }
    if (entry instanceof EvidenceEntry.Wait wait) {
      String outcome =
          switch (wait.outcome()) {
            case "met", "terminal" -> wait.outcome();
            default -> "timeout";
          };
      return new HappeningView.Wait(
          wait.condition(),
          outcome,
          Excerpt.of(orEmpty(wait.lastState()), SHORT),
          wait.durationMs());
    }
    if (entry instanceof EvidenceEntry.Note note) {
      return new HappeningView.Note(Excerpt.of(orEmpty(note.text()), SHORT));
    }
    return null;
  }

  private static List<ScenarioView.Event> events(ScenarioRecord record) {
    Instant start = record.start().orElse(Instant.EPOCH);
    return record
        .of(EvidenceEntry.ClusterEvent.class)
        .map(
            event ->
                new ScenarioView.Event(
                    event.kind().equals("Warning"),
                    Duration.between(start, event.at()).toMillis(),
                    event.object(),
                    event.reason(),
                    Excerpt.of(orEmpty(event.message()), SHORT)))
        .sorted(Comparator.comparing(event -> !event.warning()))
        .toList();
  }

  private static ScenarioView.Attachment attachment(
      Summary.ScenarioResult result, String name, String file) {
    return new ScenarioView.Attachment(name, RelativeLink.to(result.evidence(), file));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
