// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.report.Summary.ClauseStatus;
import io.tiprove.runner.report.Summary.EnvironmentInfo;
import io.tiprove.runner.report.Summary.Implementation;
import io.tiprove.runner.report.Summary.ScenarioResult;
import io.tiprove.runner.report.Summary.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SummaryBuilderTest {
  private static final String CLAUSE = "LI-003";

  private final SummaryBuilder builder =
      new SummaryBuilder(
          List.of(CLAUSE), new EnvironmentInfo("embedded", "v1", Map.of()), "reference", 1);

  @Test
  void aClauseIsShownWhenAllItsScenariosPassed() {
    assertThat(clause(scenario(Status.PASSED), scenario(Status.PASSED)))
        .isEqualTo(ClauseStatus.PASSED);
    assertThat(clause(scenario(Status.PASSED), scenario(Status.FAILED)))
        .isEqualTo(ClauseStatus.FAILED);
  }

  @Test
  void whatWasNotRunLeavesAClauseShownInPart() {
    assertThat(clause(scenario(Status.PASSED), scenario(Status.NOT_RUN, "@requires-ceph")))
        .isEqualTo(ClauseStatus.PARTLY);
  }

  @Test
  void repetitionsThatWereLeftOutTakeNothingAway() {
    assertThat(
            clause(
                scenario(Status.PASSED),
                scenario(Status.NOT_RUN, "@nightly"),
                scenario(Status.NOT_RUN, "@requires-published-images")))
        .isEqualTo(ClauseStatus.PASSED);
    assertThat(clause(scenario(Status.PASSED), scenario(Status.FAILED, "@nightly")))
        .isEqualTo(ClauseStatus.FAILED);
  }

  @Test
  void repetitionsAndNegativeScenariosShowNothingAlone() {
    assertThat(clause(scenario(Status.NOT_RUN, "@nightly"))).isEqualTo(ClauseStatus.NOT_RUN);
    assertThat(clause(scenario(Status.PASSED, "@negative"), scenario(Status.NOT_RUN, "@nightly")))
        .isEqualTo(ClauseStatus.PARTLY);
  }

  private ClauseStatus clause(ScenarioResult... scenarios) {
    return builder
        .build(Instant.EPOCH, Duration.ZERO, List.of(scenarios), List.of(), Map.of())
        .clauses()
        .get(0)
        .status();
  }

  private static ScenarioResult scenario(Status status, String... tags) {
    return new ScenarioResult(
        "a.b",
        "b",
        "a.feature",
        List.of(tags),
        List.of(CLAUSE),
        List.of(),
        status,
        null,
        null,
        Implementation.REFERENCE,
        List.of(),
        1,
        "evidence/a.b");
  }
}
