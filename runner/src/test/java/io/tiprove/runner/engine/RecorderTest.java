// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cucumber.plugin.event.EventHandler;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Location;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.Step;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestStepFinished;
import io.tiprove.runner.evidence.EvidenceStore;
import io.tiprove.runner.evidence.FileScenarioEvidence;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.report.Summary.Implementation;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecorderTest {
  private static final URI FEATURE = URI.create("file:one.feature");
  private static final int LINE = 3;
  private static final String SCENARIO = "one.it-works";

  @TempDir private Path out;
  private final Map<Class<?>, EventHandler<?>> handlers = new HashMap<>();

  @Test
  void aStepBeginsToTheNanosecondSoThatWhatItDidDoesNotLieBeforeIt() throws IOException {
    Instant end = Instant.parse("2026-11-26T12:00:05.000000700Z");
    Duration duration = Duration.ofSeconds(1, 500_100);
    record();

    finished(new TestStepFinished(end, testCase(), step(), passedAfter(duration)));

    JsonNode written = entry();
    assertThat(Instant.parse(written.path("at").asText()))
        .isEqualTo(Instant.parse("2026-11-26T12:00:03.999500600Z"));
    assertThat(written.path("durationMs").asLong()).isEqualTo(1000);
    assertThat(written.path("text").asText()).isEqualTo("a step");
  }

  private void record() {
    SecretMasker masker = new SecretMasker();
    ScenarioDescription scenario =
        new ScenarioDescription(
            SCENARIO, "It works", "one.feature", LINE, List.of(), List.of(), List.of(), "digest");
    new Recorder(
            new FeatureCatalogue(
                List.of(), Map.of(new FeatureCatalogue.Place(FEATURE, LINE), scenario)),
            new EvidenceStore(out, masker),
            masker,
            Implementation.REAL,
            new Interruption(),
            result -> {})
        .setEventPublisher(
            new EventPublisher() {
              @Override
              public <T> void registerHandlerFor(Class<T> type, EventHandler<T> handler) {
                handlers.put(type, handler);
              }

              @Override
              public <T> void removeHandlerFor(Class<T> type, EventHandler<T> handler) {
                handlers.remove(type);
              }
            });
  }

  @SuppressWarnings("unchecked")
  private void finished(TestStepFinished event) {
    ((EventHandler<TestStepFinished>) handlers.get(TestStepFinished.class)).receive(event);
  }

  private JsonNode entry() throws IOException {
    Path file = out.resolve("evidence").resolve(SCENARIO).resolve(FileScenarioEvidence.RECORD);
    return new JsonMapper().readTree(Files.readAllLines(file).get(0));
  }

  private static Result passedAfter(Duration duration) {
    return new Result(Status.PASSED, duration, null);
  }

  private static TestCase testCase() {
    return answering(
        TestCase.class,
        Map.of(
            "getId", UUID.randomUUID(), "getUri", FEATURE, "getLocation", new Location(LINE, 1)));
  }

  private static PickleStepTestStep step() {
    Step step =
        answering(
            Step.class, Map.of("getKeyword", "Given ", "getText", "a step", "getLine", LINE + 1));
    return answering(PickleStepTestStep.class, Map.of("getStep", step));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              if (answer == null) {
                throw new UnsupportedOperationException(method.getName());
              }
              return answer;
            }));
  }
}
