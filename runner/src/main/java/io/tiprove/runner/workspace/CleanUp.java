// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Actions that give back what a scenario took, run last registered first.
 *
 * <p>Every action runs, also when one before it failed. Thread-safe.
 */
final class CleanUp {
  private final Deque<Action> actions = new ArrayDeque<>();

  synchronized void push(String what, AutoCloseable action) {
    actions.push(new Action(what, action));
  }

  /** Runs and forgets all actions; returns a sentence for each that failed. */
  List<String> run() {
    List<String> failures = new ArrayList<>();
    for (Action action = pop(); action != null; action = pop()) {
      try {
        action.action().close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          // The rest must still run; whoever interrupted is told when all is done.
          failures.add("clean-up «%s» was interrupted".formatted(action.what()));
        } else {
          failures.add("clean-up «%s» failed: %s".formatted(action.what(), e));
        }
      }
    }
    return failures;
  }

  private synchronized Action pop() {
    return actions.poll();
  }

  private record Action(String what, AutoCloseable action) {}
}
