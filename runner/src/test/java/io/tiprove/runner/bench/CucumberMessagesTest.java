// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CucumberMessagesTest {
  @TempDir Path out;

  @Test
  void ownCostIsEverythingButTheStepsUntilTheNextScenarioBegins() throws IOException {
    Path file = out.resolve("messages.ndjson");
    Files.writeString(
        file,
        """
        {"pickle": {"id": "p", "name": "One", "steps": [{"id": "s", "text": "a step"}]}}
        {"testCase": {"id": "t", "pickleId": "p", "testSteps": [{"id": "h", "hookId": "x"}, {"id": "u", "pickleStepId": "s"}]}}
        {"testCaseStarted": {"id": "1", "testCaseId": "t", "timestamp": {"seconds": 10, "nanos": 0}}}
        {"testStepFinished": {"testStepId": "h", "testStepResult": {"duration": {"seconds": 0, "nanos": 4000000}}}}
        {"testStepFinished": {"testStepId": "u", "testStepResult": {"duration": {"seconds": 1, "nanos": 500000}}}}
        {"testCaseFinished": {"testCaseStartedId": "1", "timestamp": {"seconds": 11, "nanos": 9000000}}}
        {"testCaseStarted": {"id": "2", "testCaseId": "t", "timestamp": {"seconds": 11, "nanos": 10000000}}}
        {"testCaseFinished": {"testCaseStartedId": "2", "timestamp": {"seconds": 12, "nanos": 0}}}
        """);

    List<RanScenario> ran = new CucumberMessages().read(file);

    assertThat(ran).extracting(RanScenario::name).containsExactly("One", "One");
    assertThat(ran.get(0).steps()).extracting(RanScenario.Step::text).containsExactly("a step");
    assertThat(ran.get(0).overhead()).isEqualTo(Duration.ofNanos(9_500_000));
    assertThat(ran.get(0).stepsLike("a ")).isEqualTo(Duration.ofNanos(1_000_500_000));
    assertThat(ran.get(1).took()).isEqualTo(Duration.ofMillis(990));
  }
}
