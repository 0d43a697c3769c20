// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

/** Which scenarios keep their namespace and files after they ended. */
public enum Keep {
  NEVER,
  FAILED,
  ALWAYS;

  /** Whether a scenario with this outcome is kept. */
  public boolean keeps(boolean failed) {
    return this == ALWAYS || (this == FAILED && failed);
  }

  /** As it is written on the command line: {@code never}, {@code failed} or {@code always}. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
