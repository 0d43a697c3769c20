// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads when scenarios and steps ran from {@code messages.ndjson}, to the nanosecond.
 *
 * <p>For runs of one scenario after the other.
 */
final class CucumberMessages {
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, JsonNode> pickles = new HashMap<>();
  private final Map<String, JsonNode> testCases = new HashMap<>();
  private final List<Started> started = new ArrayList<>();

  /** Scenarios in the order in which they ran. */
  List<RanScenario> read(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      JsonNode message = mapper.readTree(line);
      take(message);
    }
    List<RanScenario> scenarios = new ArrayList<>();
    for (int i = 0; i < started.size(); i++) {
      Started one = started.get(i);
      Instant over = i + 1 < started.size() ? started.get(i + 1).began : one.ended;
      scenarios.add(new RanScenario(one.name, one.began, one.ended, over, List.copyOf(one.steps)));
    }
    return scenarios;
  }

  private void take(JsonNode message) {
    if (message.has("pickle")) {
      pickles.put(message.at("/pickle/id").asText(), message.get("pickle"));
    } else if (message.has("testCase")) {
      testCases.put(message.at("/testCase/id").asText(), message.get("testCase"));
    } else if (message.has("testCaseStarted")) {
      JsonNode begin = message.get("testCaseStarted");
      JsonNode testCase = testCases.get(begin.path("testCaseId").asText());
      started.add(
          new Started(
              testCase,
              pickles.get(testCase.path("pickleId").asText()),
              instant(begin.get("timestamp"))));
    } else if (message.has("testStepFinished")) {
      started.get(started.size() - 1).step(message.get("testStepFinished"));
    } else if (message.has("testCaseFinished")) {
      started.get(started.size() - 1).ended = instant(message.at("/testCaseFinished/timestamp"));
    }
  }

  private static Instant instant(JsonNode timestamp) {
    return Instant.ofEpochSecond(
        timestamp.path("seconds").asLong(), timestamp.path("nanos").asLong());
  }

  private static final class Started {
    private final String name;
    private final Instant began;
    private final Map<String, String> texts = new HashMap<>();
    private final List<RanScenario.Step> steps = new ArrayList<>();
    private Instant ended;

    private Started(JsonNode testCase, JsonNode pickle, Instant began) {
      this.name = pickle.path("name").asText();
      this.began = began;
      this.ended = began;
      Map<String, String> pickleSteps = new HashMap<>();
      pickle
          .path("steps")
          .forEach(step -> pickleSteps.put(step.path("id").asText(), step.path("text").asText()));
      testCase
          .path("testSteps")
          .forEach(
              step -> {
                String text = pickleSteps.get(step.path("pickleStepId").asText());
                if (text != null) {
                  texts.put(step.path("id").asText(), text);
                }
              });
    }

    private void step(JsonNode finished) {
      String text = texts.get(finished.path("testStepId").asText());
      if (text != null) {
        JsonNode took = finished.at("/testStepResult/duration");
        steps.add(
            new RanScenario.Step(
                text,
                Duration.ofSeconds(took.path("seconds").asLong(), took.path("nanos").asLong())));
      }
    }
  }
}
