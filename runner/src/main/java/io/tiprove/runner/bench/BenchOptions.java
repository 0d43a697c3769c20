// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.nio.file.Path;
import java.util.Set;

/**
 * What the user asked of a bench.
 *
 * @param parts what is measured, at least one
 * @param runs how often starts and imports are measured, at least 1
 * @param cold whether a set-up from nothing is measured, too
 * @param largeMebibytes size of the large tarball
 * @param out output folder
 */
public record BenchOptions(
    Set<BenchPart> parts, int runs, boolean cold, int largeMebibytes, Path out) {

  boolean measures(BenchPart part) {
    return parts.contains(part);
  }

  /** Whether the one node of a machine is needed. */
  boolean needsNode() {
    return cold || measures(BenchPart.NODE) || measures(BenchPart.LARGE);
  }
}
