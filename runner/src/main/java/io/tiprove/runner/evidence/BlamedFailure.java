// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import java.util.Objects;

/**
 * A failure that names the side it is put down to.
 *
 * <p>The message says what was expected, what was seen, where, and what to do.
 */
public final class BlamedFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Blame blame;

  public BlamedFailure(Blame blame, String message) {
    super(message);
    this.blame = Objects.requireNonNull(blame);
  }

  public BlamedFailure(Blame blame, String message, Throwable cause) {
    super(message, cause);
    this.blame = Objects.requireNonNull(blame);
  }

  public Blame blame() {
    return blame;
  }
}
