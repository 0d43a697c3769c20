// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

/** What the process ends with. */
public enum ExitCode {
  /** No scenario failed. */
  PASSED(0),
  /** A scenario failed. */
  FAILED(1),
  /** Options, features or the profile are wrong. */
  BAD_INPUT(2),
  /** The environment could not be set up. */
  NO_ENVIRONMENT(3),
  /** Ended by the user; as shells have it for SIGINT. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
