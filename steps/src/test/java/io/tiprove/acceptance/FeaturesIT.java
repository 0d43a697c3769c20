// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.cli.Main;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.report.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The acceptance features, run once on the best environment of this machine, as a test each, and
 * the reports that this run leaves, in which no secret can be read.
 *
 * <p>{@code -Dtiprove.environment=none} leaves them out; another value names the environment.
 * {@code -Dtiprove.nightly=true} runs those for the night, too.
 */
@ExtendWith(EquipmentExtension.class)
final class FeaturesIT {
  private static final String ENVIRONMENT = System.getProperty("tiprove.environment", "");
  private static final Path OUT = Path.of(System.getProperty("tiprove.project"), "target/tiprove");

  @TestFactory
  Stream<DynamicTest> features() throws IOException {
    SecretMasker masker = new SecretMasker();
    PrintedOutput printed = new PrintedOutput();
    int exitCode;
    try (printed) {
      exitCode = Main.run(System.getenv(), masker, arguments());
    }
    assertThat(exitCode).as("exit code of the run; its messages are above").isIn(0, 1);
    WrittenReports reports = new WrittenReports(OUT);
    Summary summary = reports.summary();
    RunSecrets secrets = new RunSecrets(masker);
    return Stream.concat(
        summary.scenarios().stream()
            .map(scenario -> DynamicTest.dynamicTest(scenario.id(), () -> judge(scenario))),
        Stream.of(
            DynamicTest.dynamicTest("summaryMeetsItsSchema", reports::summaryMeetsItsSchema),
            DynamicTest.dynamicTest("everyScenarioIsReported", reports::everyScenarioIsReported),
            DynamicTest.dynamicTest("noSecretCanBeRead", () -> secrets.noneCanBeRead(OUT, printed)),
            DynamicTest.dynamicTest(
                "secretsOfEveryKindWereKnown", () -> secrets.everyKindWasKnown(summary))));
  }

  private static String[] arguments() {
    List<String> arguments = new ArrayList<>(List.of("run", "--out", OUT.toString()));
    if (!ENVIRONMENT.isEmpty()) {
      arguments.addAll(List.of("--environment", ENVIRONMENT));
    }
    if (Boolean.getBoolean("tiprove.nightly")) {
      arguments.add("--nightly");
    }
    return arguments.toArray(String[]::new);
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
