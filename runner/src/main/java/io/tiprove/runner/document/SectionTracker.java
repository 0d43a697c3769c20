// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Follows the headings of a document and knows which of them stand above the present place.
 *
 * <p>The title (level 1) is not part of a section's path. Used by one thread.
 */
final class SectionTracker {
  private final List<Entry> path = new ArrayList<>();
  private final int[] counts = new int[7];

  void enter(int level, String heading) {
    if (level == 1) {
      path.clear();
      return;
    }
    path.removeIf(entry -> entry.level() >= level);
    counts[level]++;
    for (int below = level + 1; below < counts.length; below++) {
      counts[below] = 0;
    }
    path.add(new Entry(level, heading, counts[level]));
  }

  List<String> headings() {
    return path.stream().map(Entry::heading).toList();
  }

  /** Such as {@code 2.1.3}: the third heading below the first below the second. */
  String number() {
    return path.stream().map(e -> Integer.toString(e.ordinal())).collect(Collectors.joining("."));
  }

  private record Entry(int level, String heading, int ordinal) {}
}
