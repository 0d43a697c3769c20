// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them in failure texts. */
final class Words {
  private Words() {}

  static String of(Duration duration) {
    long millis = duration.toMillis();
    return millis < 1000
        ? millis + " ms"
        : String.format(Locale.ROOT, millis % 1000 == 0 ? "%.0f s" : "%.1f s", millis / 1000.0);
  }
}
