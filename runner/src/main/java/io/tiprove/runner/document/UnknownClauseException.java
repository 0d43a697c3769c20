// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

/** A clause id that is in no list; the message names it and the ids it may have been meant for. */
public final class UnknownClauseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownClauseException(String message) {
    super(message);
  }
}
