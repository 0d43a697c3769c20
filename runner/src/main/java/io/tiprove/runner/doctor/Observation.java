// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Set;

/**
 * What one check saw.
 *
 * @param name what was looked at, in a few words
 * @param state what it means
 * @param seen what was seen, one line
 * @param matters the environments it matters for
 * @param mend what to do, a command where there is one; empty if nothing is to be done
 */
public record Observation(
    String name, State state, String seen, Set<EnvironmentKind> matters, String mend) {
  public Observation {
    matters = Set.copyOf(matters);
  }

  /** What an observation means for the environments it matters for. */
  public enum State {
    /** As it should be. */
    OK,
    /** They can run, with a drawback. */
    WARNING,
    /** They cannot run. */
    MISSING
  }

  /** Whether this keeps an environment from running. */
  boolean blocks(EnvironmentKind kind) {
    return state == State.MISSING && matters.contains(kind);
  }
}
