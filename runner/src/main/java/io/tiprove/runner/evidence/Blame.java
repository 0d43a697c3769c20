// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

/** The one side that a failure is put down to. */
public enum Blame {
  /** The machine, the node or the harness itself. */
  INFRASTRUCTURE,
  /** The charts, images and programs that the profile names. */
  SYSTEM_UNDER_TEST,
  /** The document: a command that, run as written, cannot do what the text says. */
  DOCUMENT
}
