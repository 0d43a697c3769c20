// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Draws the timeline of a run: which scenarios ran side by side, and how many pods and jobs lived
 * meanwhile.
 *
 * <p>Scenarios share lanes as they shared the machine, so that a hundred of them still make a
 * picture. Thread-safe.
 */
final class RunTimeline {
  private static final int COUNT_HEIGHT = 28;

  /** Distance of the scenarios' lanes, of which only the first has a label. */
  private static final int PITCH = Timeline.BAR + 5;

  private final Wording wording;

  RunTimeline(Wording wording) {
    this.wording = wording;
  }

  /** The picture, or nothing when no scenario left a record with times. */
  Optional<Timeline> draw(List<ScenarioView> scenarios) {
    List<Span> spans = new ArrayList<>();
    for (ScenarioView scenario : scenarios) {
      scenario
          .start()
          .filter(at -> scenario.result().status() != Summary.Status.NOT_RUN)
          .ifPresent(
              at ->
                  spans.add(new Span(scenario, at, at.plusMillis(scenario.result().durationMs()))));
    }
    if (spans.isEmpty()) {
      return Optional.empty();
    }
    spans.sort(
        java.util.Comparator.comparing(Span::from).thenComparing(s -> s.scenario().number()));
    Instant start = spans.get(0).from();
    Instant end = spans.stream().map(Span::to).max(Instant::compareTo).orElseThrow();
    TimeScale scale = new TimeScale(start, Duration.between(start, end).toMillis());
    List<Timeline.Lane> lanes = new ArrayList<>(scenarioLanes(spans, scale));
    int y = Timeline.TOP + Timeline.LABEL + lanes.size() * PITCH + Timeline.GAP;
    for (String kind : List.of("Job", "Pod")) {
      Optional<Timeline.Lane> lane = count(kind, spans, scale, y);
      if (lane.isPresent()) {
        lanes.add(lane.get());
        y += Timeline.LABEL + COUNT_HEIGHT + Timeline.GAP;
      }
    }
    return Optional.of(
        new Timeline(
            "run",
            wording.say("timeline.run", List.of()),
            wording.say(
                "timeline.run.describe",
                List.of(spans.size(), new Elapsed(scale.millis()).toString())),
            y + Timeline.AXIS,
            scale.ticks(),
            lanes,
            List.of(),
            0));
  }

  private List<Timeline.Lane> scenarioLanes(List<Span> spans, TimeScale scale) {
    List<Instant> free = new ArrayList<>();
    List<List<Timeline.Bar>> bars = new ArrayList<>();
    for (Span span : spans) {
      int lane = 0;
      while (lane < free.size() && free.get(lane).isAfter(span.from())) {
        lane++;
      }
      if (lane == free.size()) {
        free.add(span.to());
        bars.add(new ArrayList<>());
      } else {
        free.set(lane, span.to());
      }
      bars.get(lane).add(bar(lane, span, scale));
    }
    List<Timeline.Lane> lanes = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      lanes.add(
          new Timeline.Lane(
              Timeline.TOP + i * PITCH + Timeline.LABEL - 4,
              i == 0 ? wording.say("timeline.scenarios", List.of(spans.size())) : "",
              bars.get(i),
              List.of()));
    }
    return lanes;
  }

  private Timeline.Bar bar(int lane, Span span, TimeScale scale) {
    ScenarioView scenario = span.scenario();
    long millis = Duration.between(span.from(), span.to()).toMillis();
    String tone =
        switch (scenario.result().status()) {
          case PASSED -> StateTone.DONE.css();
          case FAILED -> StateTone.FAILED.css();
          case FLAKY -> "flaky";
          case NOT_RUN -> StateTone.WAITING.css();
        };
    return new Timeline.Bar(
        scale.x(span.from()),
        Timeline.TOP + Timeline.LABEL + lane * PITCH,
        scale.width(span.from(), span.to()),
        Timeline.BAR,
        tone,
        "%d. %s (%s, %s)"
            .formatted(
                scenario.number(),
                scenario.result().name(),
                wording.say("status." + scenario.status(), List.of()),
                new Elapsed(millis)),
        millis * 20 >= scale.millis() ? Integer.toString(scenario.number()) : null,
        "#" + scenario.anchor());
  }

  private Optional<Timeline.Lane> count(String kind, List<Span> spans, TimeScale scale, int y) {
    TreeMap<Instant, Integer> changes = new TreeMap<>();
    for (Span span : spans) {
      Map<String, Boolean> alive = new HashMap<>();
      span.scenario().transitions().stream()
          .filter(t -> t.kind().equals(kind))
          .forEach(
              t -> {
                boolean lives = !StateTone.ends(t.state());
                Boolean before = alive.put(t.name(), lives);
                if (lives != Boolean.TRUE.equals(before)) {
                  changes.merge(t.at(), lives ? 1 : -1, Integer::sum);
                }
              });
      int left = (int) alive.values().stream().filter(Boolean::booleanValue).count();
      if (left > 0) {
        changes.merge(span.to(), -left, Integer::sum);
      }
    }
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    int most = 0;
    int current = 0;
    for (int change : changes.values()) {
      current += change;
      most = Math.max(most, current);
    }
    List<Timeline.Bar> bars = new ArrayList<>();
    current = 0;
    Instant since = changes.firstKey();
    for (Map.Entry<Instant, Integer> change : changes.entrySet()) {
      if (current > 0 && scale.offset(change.getKey()) > scale.offset(since)) {
        int height = Math.max(2, COUNT_HEIGHT * current / most);
        bars.add(
            new Timeline.Bar(
                scale.x(since),
                y + Timeline.LABEL + COUNT_HEIGHT - height,
                scale.width(since, change.getKey()),
                height,
                "count",
                kind + " × " + current,
                null,
                null));
      }
      current += change.getValue();
      since = change.getKey();
    }
    String label = wording.say("timeline.count." + kind.toLowerCase(Locale.ROOT), List.of(most));
    return Optional.of(new Timeline.Lane(y + Timeline.LABEL - 4, label, bars, List.of()));
  }

  private record Span(ScenarioView scenario, Instant from, Instant to) {}
}
