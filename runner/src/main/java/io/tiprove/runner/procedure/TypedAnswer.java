// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;

/**
 * What a shell in a terminal answered to a line.
 *
 * <p>Immutable.
 *
 * @param line as it was typed
 * @param output from the end of the line to the next prompt; may hold NUL characters
 * @param exitStatus as the shell tells it
 */
public record TypedAnswer(String line, String output, int exitStatus) {

  /**
   * Returns this answer if the command succeeded.
   *
   * @throws BlamedFailure on the system under test, with exit status and last lines, if it failed
   */
  public TypedAnswer requireSuccess() {
    if (exitStatus == 0) {
      return this;
    }
    throw new BlamedFailure(
        Blame.SYSTEM_UNDER_TEST,
        """
        A line typed in the terminal failed: expected exit status 0, seen %d.
          typed: %s
        %s
        Its whole output is in the scenario's evidence."""
            .formatted(exitStatus, line, new OutputTail().of(output, "")));
  }
}
