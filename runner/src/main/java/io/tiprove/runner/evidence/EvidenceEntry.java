// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a scenario; written as one JSON line, never changed afterwards.
 *
 * <p>Paths are relative to the scenario's evidence folder. Texts may still hold secrets: {@link
 * ScenarioEvidence} masks them when it writes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EvidenceEntry.Step.class, name = "step"),
  @JsonSubTypes.Type(value = EvidenceEntry.Command.class, name = "command"),
  @JsonSubTypes.Type(value = EvidenceEntry.TypedLine.class, name = "typed"),
  @JsonSubTypes.Type(value = EvidenceEntry.WrittenFile.class, name = "file"),
  @JsonSubTypes.Type(value = EvidenceEntry.Check.class, name = "check"),
  @JsonSubTypes.Type(value = EvidenceEntry.ValuesPath.class, name = "values"),
  @JsonSubTypes.Type(value = EvidenceEntry.Wait.class, name = "wait"),
  @JsonSubTypes.Type(value = EvidenceEntry.Transition.class, name = "transition"),
  @JsonSubTypes.Type(value = EvidenceEntry.ObjectSnapshot.class, name = "object"),
  @JsonSubTypes.Type(value = EvidenceEntry.ContainerLog.class, name = "log"),
  @JsonSubTypes.Type(value = EvidenceEntry.ClusterEvent.class, name = "event"),
  @JsonSubTypes.Type(value = EvidenceEntry.Note.class, name = "note")
})
public sealed interface EvidenceEntry {

  /** When it happened, or began. */
  Instant at();

  /** A finished Gherkin step. {@code status}: passed, failed, skipped, undefined or pending. */
  record Step(
      Instant at,
      String keyword,
      String text,
      int line,
      String status,
      long durationMs,
      @Nullable String error)
      implements EvidenceEntry {}

  /**
   * A command that was run.
   *
   * @param documented the command line as written in the document, or null for the harness's own
   * @param block id of the documented block whose canonical form the command has, or null
   * @param argv the argument vector that was run, variables bound
   * @param stdoutFile where standard output was redirected to by the document, or null
   */
  record Command(
      Instant at,
      @Nullable String documented,
      @Nullable String block,
      List<String> argv,
      int exitStatus,
      String stdout,
      String stderr,
      @Nullable String stdoutFile,
      long durationMs)
      implements EvidenceEntry {}

  /**
   * A line that was typed into the terminal of a command, and what was seen until the next prompt.
   *
   * @param terminal the command line whose terminal it is
   * @param line as it was typed, variables bound
   * @param documented the line as written in the document, or null for a reader's own
   * @param block id of the documented block whose canonical form the line has, or null
   * @param exitStatus as the shell told it when asked
   */
  record TypedLine(
      Instant at,
      String terminal,
      String line,
      @Nullable String documented,
      @Nullable String block,
      int exitStatus,
      String output,
      long durationMs)
      implements EvidenceEntry {}

  /** A file that the scenario wrote for the procedure (values, manifest), with its content. */
  record WrittenFile(Instant at, String path, @Nullable String block, String content)
      implements EvidenceEntry {}

  /** A check and its outcome. */
  record Check(Instant at, String what, String expected, String seen, boolean passed)
      implements EvidenceEntry {}

  /**
   * A key of a chart's values that was tried with versions of the chart.
   *
   * @param blocks ids of the documented places that name it
   * @param takenBy versions that render something else with it than without it
   * @param ignoredBy versions that do not
   */
  record ValuesPath(
      Instant at,
      String path,
      List<String> blocks,
      String chart,
      List<String> takenBy,
      List<String> ignoredBy)
      implements EvidenceEntry {}

  /** A wait and how it ended. {@code outcome}: met, terminal or timeout. */
  record Wait(Instant at, String condition, String outcome, String lastState, long durationMs)
      implements EvidenceEntry {}

  /** A change of state of a cluster object, for the timeline (Pod Pending → Running …). */
  record Transition(Instant at, String kind, String name, String state) implements EvidenceEntry {}

  /** An object as it was before teardown, as YAML in {@code file}. */
  record ObjectSnapshot(Instant at, String kind, String name, String file)
      implements EvidenceEntry {}

  /** A container's whole log in {@code file}; {@code restart} counts from 0. */
  record ContainerLog(Instant at, String pod, String container, int restart, String file)
      implements EvidenceEntry {}

  /** A Kubernetes event. {@code kind} is Normal or Warning. */
  record ClusterEvent(Instant at, String kind, String object, String reason, String message)
      implements EvidenceEntry {}

  /** Something worth knowing that is none of the above. */
  record Note(Instant at, String text) implements EvidenceEntry {}
}
