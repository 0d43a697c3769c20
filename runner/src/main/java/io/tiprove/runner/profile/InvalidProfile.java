// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

/**
 * A profile that cannot be used.
 *
 * <p>The message is ready for the user: the file, the line of each mistake, and what to do.
 */
public final class InvalidProfile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidProfile(String message) {
    super(message);
  }

  public InvalidProfile(String message, Throwable cause) {
    super(message, cause);
  }
}
