// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.Locale;

/** A duration as a person reads it: {@code 840 ms}, {@code 12.3 s}, {@code 4 min 05 s}. */
record Elapsed(long millis) {
  @Override
  public String toString() {
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 99_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = (millis + 500) / 1000;
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
  }
}
