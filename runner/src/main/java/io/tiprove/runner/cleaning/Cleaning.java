// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.util.List;

/**
 * What a cleaning did.
 *
 * @param removed a line for each thing that was ended or removed, in the order it was done
 * @param left a line for each thing that is still there, with the reason and what to do
 */
public record Cleaning(List<String> removed, List<String> left) {
  public Cleaning {
    removed = List.copyOf(removed);
    left = List.copyOf(left);
  }

  /** Whether there was nothing to clean. */
  public boolean nothingFound() {
    return removed.isEmpty() && left.isEmpty();
  }

  /** 0, or 3 if something is still there. */
  public int exitCode() {
    return left.isEmpty() ? 0 : 3;
  }
}
