// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.cli.Main;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.SummaryJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The acceptance features, run once on the best environment of this machine, as a test each.
 *
 * <p>{@code -Dtiprove.environment=none} leaves them out; another value names the environment.
 */
final class FeaturesIT {
  private static final String ENVIRONMENT = System.getProperty("tiprove.environment", "");
  private static final Path OUT = Path.of(System.getProperty("tiprove.project"), "target/tiprove");

  @TestFactory
  Stream<DynamicTest> features() throws IOException {
    Assumptions.assumeFalse(
        ENVIRONMENT.equals("none"), "-Dtiprove.environment=none asks for the unit tests alone");
    int exitCode =
        ENVIRONMENT.isEmpty()
            ? Main.run(System.getenv(), "run", "--out", OUT.toString())
            : Main.run(
                System.getenv(), "run", "--out", OUT.toString(), "--environment", ENVIRONMENT);
    assertThat(exitCode).as("exit code of the run; its messages are above").isIn(0, 1);
    return new SummaryJson()
        .read(OUT.resolve("summary.json")).scenarios().stream()
            .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> judge(scenario)));
  }

  private static void judge(Summary.ScenarioResult scenario) {
    switch (scenario.status()) {
      case PASSED, FLAKY -> {}
      case FAILED ->
          Assertions.fail(
              "%s (blame: %s)%nEvidence: %s"
                  .formatted(scenario.reason(), scenario.blame(), scenario.evidence()));
      case NOT_RUN -> Assumptions.abort("not run: " + scenario.reason());
    }
  }
}
