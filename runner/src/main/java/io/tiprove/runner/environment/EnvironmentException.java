// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

/**
 * An environment could not be set up.
 *
 * <p>The message says what was expected, what was seen, where, and what to do.
 */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnvironmentException(String message) {
    super(message);
  }

  public EnvironmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
