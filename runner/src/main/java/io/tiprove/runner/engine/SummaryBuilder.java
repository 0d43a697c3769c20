// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.document.Clauses;
import io.tiprove.runner.evidence.Finding;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.Summary.ClauseResult;
import io.tiprove.runner.report.Summary.ClauseStatus;
import io.tiprove.runner.report.Summary.EnvironmentInfo;
import io.tiprove.runner.report.Summary.ScenarioResult;
import io.tiprove.runner.report.Summary.Status;
import io.tiprove.runner.report.Summary.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Sums up the results of scenarios. */
final class SummaryBuilder {
  private static final List<String> REPETITIONS =
      List.of(Selection.NIGHTLY, "@requires-published-images");

  private final Collection<String> clauses;
  private final EnvironmentInfo environment;
  private final String profile;
  private final long seed;

  /**
   * @param clauses all clause ids, in order
   */
  SummaryBuilder(
      Collection<String> clauses, EnvironmentInfo environment, String profile, long seed) {
    this.clauses = clauses;
    this.environment = environment;
    this.profile = profile;
    this.seed = seed;
  }

  Summary build(
      Instant startedAt,
      Duration took,
      List<ScenarioResult> scenarios,
      List<Finding> findings,
      Map<String, Long> timings) {
    return new Summary(
        Summary.SCHEMA_VERSION,
        startedAt,
        took.toMillis(),
        environment,
        profile,
        seed,
        new Totals(
            count(scenarios, Status.PASSED),
            count(scenarios, Status.FAILED),
            count(scenarios, Status.FLAKY),
            count(scenarios, Status.NOT_RUN)),
        scenarios,
        clauses.stream().map(id -> clause(id, scenarios)).toList(),
        findings,
        timings);
  }

  private static ClauseResult clause(String id, List<ScenarioResult> scenarios) {
    List<ScenarioResult> shown =
        scenarios.stream()
            .filter(each -> each.clauses().contains(id) || refutes(each, id))
            .toList();
    ClauseStatus status;
    if (shown.stream().anyMatch(each -> each.status() == Status.FAILED)) {
      status = ClauseStatus.FAILED;
    } else if (shown.stream().allMatch(each -> each.status() == Status.NOT_RUN)) {
      status = ClauseStatus.NOT_RUN;
    } else if (shown.stream()
        .anyMatch(each -> each.status() == Status.PASSED && refutes(each, id))) {
      status = ClauseStatus.REFUTED;
    } else if (shown.stream()
            .filter(each -> !isLeftOutRepetition(each))
            .allMatch(each -> each.status() == Status.PASSED)
        && shown.stream().anyMatch(each -> each.status() == Status.PASSED && !each.negative())) {
      status = ClauseStatus.PASSED;
    } else {
      status = ClauseStatus.PARTLY;
    }
    return new ClauseResult(id, status, shown.stream().map(ScenarioResult::id).toList());
  }

  // The same steps once more, by night or with other programs: less is repeated, not less shown.
  private static boolean isLeftOutRepetition(ScenarioResult scenario) {
    return scenario.status() == Status.NOT_RUN
        && REPETITIONS.stream().anyMatch(scenario.tags()::contains);
  }

  private static boolean refutes(ScenarioResult scenario, String clause) {
    return scenario.tags().contains(Clauses.refutingTag(clause));
  }

  private static int count(List<ScenarioResult> scenarios, Status status) {
    return (int) scenarios.stream().filter(each -> each.status() == status).count();
  }
}
