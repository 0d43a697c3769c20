// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.Locale;

/** What the state of a cluster object means to a reader of the timeline. */
enum StateTone {
  /** On its way: nothing runs yet. */
  WAITING,
  RUNNING,
  /** Ended as it should. */
  DONE,
  FAILED,
  /** No longer there. */
  GONE,
  OTHER;

  static StateTone of(String state) {
    String word = state.toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
    return switch (word) {
      case "pending",
              "containercreating",
              "podinitializing",
              "notready",
              "scheduled",
              "created",
              "added",
              "waiting",
              "suspended" ->
          WAITING;
      case "running", "active", "ready", "started", "available", "bound" -> RUNNING;
      case "succeeded", "complete", "completed", "passed" -> DONE;
      case "failed", "error", "oomkilled", "deadlineexceeded", "evicted", "lost" -> FAILED;
      case "deleted", "gone", "terminated", "removed" -> GONE;
      default -> word.contains("backoff") || word.startsWith("err") ? FAILED : OTHER;
    };
  }

  /** Whether an object in this state uses no more time; a back-off will be tried again. */
  static boolean ends(String state) {
    StateTone tone = of(state);
    return tone == DONE
        || tone == GONE
        || (tone == FAILED && !state.toLowerCase(Locale.ROOT).contains("back"));
  }

  /** Name of the style. */
  String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
