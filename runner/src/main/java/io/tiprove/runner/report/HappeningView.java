// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened during a step, as the page shows it. */
sealed interface HappeningView {

  /** Name of the kind, for the template. */
  String type();

  /**
   * A command that was run.
   *
   * @param documented as the document has it, or null for the harness's own
   * @param stdoutFile where the document sends standard output, or null
   */
  record Command(
      String line,
      @Nullable String documented,
      @Nullable String block,
      int exitStatus,
      long durationMs,
      Excerpt stdout,
      Excerpt stderr,
      @Nullable String stdoutFile)
      implements HappeningView {
    @Override
    public String type() {
      return "command";
    }
  }

  /** A file that was written. */
  record WrittenFile(String path, @Nullable String block, Excerpt content)
      implements HappeningView {
    @Override
    public String type() {
      return "file";
    }
  }

  /** A check. */
  record Check(String what, Excerpt expected, Excerpt seen, boolean passed)
      implements HappeningView {
    @Override
    public String type() {
      return "check";
    }
  }

  /** A key of a chart's values that was tried. */
  record ValuesPath(
      String path, String chart, List<String> blocks, List<String> takenBy, List<String> ignoredBy)
      implements HappeningView {
    @Override
    public String type() {
      return "values";
    }
  }

  /** A wait; {@code outcome} is met, terminal or timeout. */
  record Wait(String condition, String outcome, Excerpt lastState, long durationMs)
      implements HappeningView {
    @Override
    public String type() {
      return "wait";
    }
  }

  /** A remark. */
  record Note(Excerpt text) implements HappeningView {
    @Override
    public String type() {
      return "note";
    }
  }
}
