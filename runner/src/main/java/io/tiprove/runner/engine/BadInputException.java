// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

/**
 * What the user gave cannot be worked with: options, features, a profile.
 *
 * <p>The message says where, what was expected and seen, and what to do.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
