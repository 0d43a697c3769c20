// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run, as {@code summary.json} holds it.
 *
 * <p>Durations are milliseconds, times are UTC instants, paths are relative to the output folder.
 * The published schema is {@code summary.schema.json} beside this class.
 */
public record Summary(
    int schemaVersion,
    Instant startedAt,
    long durationMs,
    EnvironmentInfo environment,
    String profile,
    long seed,
    Totals totals,
    List<ScenarioResult> scenarios,
    List<ClauseResult> clauses,
    List<Finding> findings,
    Map<String, Long> timings) {

  /** Version of the schema that this class writes. */
  public static final int SCHEMA_VERSION = 1;

  /** Where the run took place. */
  public record EnvironmentInfo(
      String kind, String kubernetesVersion, Map<String, String> components) {}

  /** Number of scenarios by status; the sum is the number of scenarios selected. */
  public record Totals(int passed, int failed, int flaky, int notRun) {}

  /** Outcome of a scenario. A scenario that was not run is never passed. */
  public enum Status {
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("failed")
    FAILED,
    /** Failed in the run before and passed in this one. */
    @JsonProperty("flaky")
    FLAKY,
    @JsonProperty("notRun")
    NOT_RUN
  }

  /** Whether the programs that a scenario went through were the real ones. */
  public enum Implementation {
    @JsonProperty("real")
    REAL,
    @JsonProperty("reference")
    REFERENCE
  }

  /**
   * One scenario.
   *
   * @param id stable across runs: feature path and scenario name as slugs, with the example's
   *     number
   * @param feature path of the feature file below {@code features/}
   * @param clauses clause ids among the tags
   * @param blocks ids of the documented blocks that ran verbatim
   * @param reason why it failed or was not run; null when passed
   * @param blame the side a failure is put down to; null unless failed
   * @param references names of the reference implementations that it went through
   * @param evidence the scenario's evidence folder
   */
  public record ScenarioResult(
      String id,
      String name,
      String feature,
      List<String> tags,
      List<String> clauses,
      List<String> blocks,
      Status status,
      @Nullable String reason,
      @Nullable Blame blame,
      Implementation implementation,
      List<String> references,
      long durationMs,
      String evidence) {
    private static final String NEGATIVE = "@negative";

    /** A summary of before they were named has no references. */
    public ScenarioResult {
      references = Objects.requireNonNullElse(references, List.of());
    }

    /**
     * Whether a condition is broken on purpose: what happens then does not show by itself what
     * happens when it holds.
     */
    public boolean negative() {
      return tags.contains(NEGATIVE);
    }
  }

  /**
   * What a clause's scenarios came to: failed if any failed, refuted if one that refutes it passed,
   * passed if all passed.
   */
  public record ClauseResult(String id, ClauseStatus status, List<String> scenarios) {}

  /** Outcome of a clause. */
  public enum ClauseStatus {
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("failed")
    FAILED,
    /** A scenario that passed shows it to be untrue. */
    @JsonProperty("refuted")
    REFUTED,
    /** Scenarios exist, none failed, but not all of them passed. */
    @JsonProperty("partly")
    PARTLY,
    /** No scenario of this run shows it. */
    @JsonProperty("notRun")
    NOT_RUN
  }
}
