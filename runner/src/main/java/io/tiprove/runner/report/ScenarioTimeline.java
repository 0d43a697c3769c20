// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.tiprove.runner.evidence.EvidenceEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Draws the timeline of one scenario: its steps, its commands, and each cluster object's states.
 *
 * <p>Thread-safe.
 */
final class ScenarioTimeline {
  private static final int MAX_OBJECTS = 24;
  private static final int LABEL_CHARS = 42;

  private final Wording wording;

  ScenarioTimeline(Wording wording) {
    this.wording = wording;
  }

  /** The picture, or nothing when the record holds nothing that takes time. */
  Optional<Timeline> draw(String id, Summary.ScenarioResult scenario, ScenarioRecord record) {
    List<EvidenceEntry.Step> steps = record.of(EvidenceEntry.Step.class).toList();
    List<EvidenceEntry.Command> commands = record.of(EvidenceEntry.Command.class).toList();
    Map<String, List<EvidenceEntry.Transition>> objects = objects(record);
    if (steps.isEmpty() && commands.isEmpty() && objects.isEmpty()) {
      return Optional.empty();
    }
    Instant start = record.start().orElseThrow();
    Instant end = end(start.plusMillis(scenario.durationMs()), record);
    TimeScale scale = new TimeScale(start, Duration.between(start, end).toMillis());
    List<Timeline.Lane> lanes = new ArrayList<>();
    List<String> words = new ArrayList<>();
    if (!steps.isEmpty()) {
      lanes.add(steps(lanes.size(), steps, scale));
    }
    if (!commands.isEmpty()) {
      lanes.add(commands(lanes.size(), commands, scale));
    }
    int drawn = 0;
    for (Map.Entry<String, List<EvidenceEntry.Transition>> object : objects.entrySet()) {
      words.add(words(object.getKey(), object.getValue(), scale));
      if (drawn++ < MAX_OBJECTS) {
        lanes.add(object(lanes.size(), object.getKey(), object.getValue(), scale, end));
      }
    }
    return Optional.of(
        new Timeline(
            id,
            wording.say("timeline.of", List.of(scenario.name())),
            wording.say(
                "timeline.describe",
                List.of(
                    new Elapsed(scale.millis()).toString(),
                    steps.size(),
                    commands.size(),
                    objects.size())),
            Timeline.TOP + lanes.size() * Timeline.LANE + Timeline.AXIS,
            scale.ticks(),
            lanes,
            words,
            Math.max(0, objects.size() - MAX_OBJECTS)));
  }

  private Timeline.Lane steps(int lane, List<EvidenceEntry.Step> steps, TimeScale scale) {
    List<Timeline.Bar> bars = new ArrayList<>();
    int number = 0;
    for (EvidenceEntry.Step step : steps) {
      number++;
      String tone =
          switch (step.status()) {
            case "passed" -> StateTone.DONE.css();
            case "failed", "undefined", "pending" -> StateTone.FAILED.css();
            default -> StateTone.WAITING.css();
          };
      bars.add(
          bar(
              lane,
              step.at(),
              step.durationMs(),
              tone,
              "%d. %s%s (%s, %s)"
                  .formatted(
                      number,
                      step.keyword(),
                      step.text(),
                      wording.say("step." + StepView.key(step.status()), List.of()),
                      new Elapsed(step.durationMs())),
              Integer.toString(number),
              scale));
    }
    return new Timeline.Lane(
        labelY(lane), wording.say("timeline.steps", List.of(steps.size())), bars, List.of());
  }

  private Timeline.Lane commands(int lane, List<EvidenceEntry.Command> commands, TimeScale scale) {
    List<Timeline.Bar> bars = new ArrayList<>();
    for (EvidenceEntry.Command command : commands) {
      bars.add(
          bar(
              lane,
              command.at(),
              command.durationMs(),
              command.exitStatus() == 0 ? StateTone.RUNNING.css() : StateTone.FAILED.css(),
              "%s (%s, %s)"
                  .formatted(
                      Excerpt.of(new CommandLine(command.argv()).toString(), 200).head(),
                      wording.say("command.exit", List.of(command.exitStatus())),
                      new Elapsed(command.durationMs())),
              null,
              scale));
    }
    return new Timeline.Lane(
        labelY(lane), wording.say("timeline.commands", List.of(commands.size())), bars, List.of());
  }

  private static Timeline.Lane object(
      int lane, String name, List<EvidenceEntry.Transition> states, TimeScale scale, Instant end) {
    List<Timeline.Bar> bars = new ArrayList<>();
    List<Timeline.Mark> marks = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      EvidenceEntry.Transition state = states.get(i);
      StateTone tone = StateTone.of(state.state());
      String title = name + ": " + state.state();
      if (StateTone.ends(state.state())) {
        marks.add(new Timeline.Mark(scale.x(state.at()), barY(lane), tone.css(), title));
      } else {
        Instant until = i + 1 < states.size() ? states.get(i + 1).at() : end;
        long millis = Duration.between(state.at(), until).toMillis();
        bars.add(
            bar(
                lane,
                state.at(),
                millis,
                tone.css(),
                title + " (" + new Elapsed(millis) + ")",
                null,
                scale));
      }
    }
    return new Timeline.Lane(labelY(lane), shortened(name), bars, marks);
  }

  private static Timeline.Bar bar(
      int lane,
      Instant at,
      long millis,
      String tone,
      String title,
      @Nullable String label,
      TimeScale scale) {
    // A number is legible from about a twentieth of the width on, on a phone as well.
    boolean fits = millis * 20 >= scale.millis();
    return new Timeline.Bar(
        scale.x(at),
        barY(lane),
        scale.width(at, at.plusMillis(millis)),
        Timeline.BAR,
        tone,
        title,
        fits ? label : null,
        null);
  }

  private static String words(String name, List<EvidenceEntry.Transition> states, TimeScale scale) {
    StringBuilder words = new StringBuilder(name).append(": ");
    for (int i = 0; i < states.size(); i++) {
      words
          .append(i == 0 ? "" : " → ")
          .append(states.get(i).state())
          .append(" +")
          .append(new Elapsed(scale.offset(states.get(i).at())));
    }
    return words.toString();
  }

  private static Map<String, List<EvidenceEntry.Transition>> objects(ScenarioRecord record) {
    Map<String, List<EvidenceEntry.Transition>> objects = new LinkedHashMap<>();
    record
        .of(EvidenceEntry.Transition.class)
        .forEach(
            t ->
                objects
                    .computeIfAbsent(t.kind() + " " + t.name(), key -> new ArrayList<>())
                    .add(t));
    return objects;
  }

  private static Instant end(Instant least, ScenarioRecord record) {
    Instant end = least;
    for (EvidenceEntry entry : record.entries()) {
      Instant at = entry.at();
      if (entry instanceof EvidenceEntry.Step step) {
        at = at.plusMillis(step.durationMs());
      } else if (entry instanceof EvidenceEntry.Command command) {
        at = at.plusMillis(command.durationMs());
      }
      end = at.isAfter(end) ? at : end;
    }
    return end;
  }

  // Generated names differ at their end, so the middle goes.
  private static String shortened(String name) {
    return name.length() <= LABEL_CHARS
        ? name
        : name.substring(0, LABEL_CHARS - 22) + "…" + name.substring(name.length() - 21);
  }

  private static int labelY(int lane) {
    return Timeline.TOP + lane * Timeline.LANE + Timeline.LABEL - 4;
  }

  private static int barY(int lane) {
    return Timeline.TOP + lane * Timeline.LANE + Timeline.LABEL;
  }
}
