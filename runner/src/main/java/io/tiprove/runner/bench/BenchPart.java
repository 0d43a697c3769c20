// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.util.Locale;

/** What a bench measures, a part of which may be asked for alone. */
public enum BenchPart {
  /** Starts of the node and of runs, scenarios, imports. */
  NODE,
  /** What the front adds to the AWS emulator; needs neither a node nor root. */
  FRONT,
  /** A large tarball through remote mode; takes minutes and gigabytes. */
  LARGE;

  /** As users write it, and {@code bench.json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
