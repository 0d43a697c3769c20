// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.check;

import io.tiprove.fixtures.rows.Row;
import io.tiprove.fixtures.rows.RowHash;
import io.tiprove.fixtures.rows.RowHasher;
import io.tiprove.fixtures.rows.RowSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows in which a table departs from what was expected, a few of each sort.
 *
 * <p>A changed value shows as one row missing and one too many; a row that is there twice as one
 * too many.
 *
 * @param missing expected rows that the table does not hold
 * @param unexpected rows of the table that were not expected
 * @param missingCount how many there are of the first
 * @param unexpectedCount how many there are of the second
 */
public record TableDifference(
    List<Row> missing, List<Row> unexpected, long missingCount, long unexpectedCount) {
  private static final int SAMPLES = 3;
  private static final int LONGEST_SAMPLE = 300;

  public TableDifference {
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
  }

  /**
   * Compares row by row; holds a hash, not the row, for every expected row (some 100 bytes).
   *
   * @param expected the rows that should be there
   * @param seen hands the rows that are there, in any order, to what it is given
   */
  static TableDifference between(RowSource expected, Consumer<Consumer<Row>> seen) {
    RowHasher hasher = new RowHasher();
    Map<RowHash, Integer> open = new HashMap<>();
    try (Stream<Row> rows = expected.rows()) {
      rows.forEach(row -> open.merge(hasher.hash(row), 1, Integer::sum));
    }
    Samples unexpected = new Samples();
    seen.accept(
        row -> {
          if (!take(open, hasher.hash(row))) {
            unexpected.add(row);
          }
        });
    Samples missing = new Samples();
    try (Stream<Row> rows = expected.rows()) {
      rows.filter(row -> take(open, hasher.hash(row))).forEach(missing::add);
    }
    return new TableDifference(missing.rows, unexpected.rows, missing.count, unexpected.count);
  }

  private static boolean take(Map<RowHash, Integer> open, RowHash hash) {
    boolean there = open.containsKey(hash);
    open.computeIfPresent(hash, (key, count) -> count == 1 ? null : count - 1);
    return there;
  }

  /** The difference in words, a line for each sample. */
  public String shown() {
    return "%d expected rows are missing%s; %d rows were not expected%s"
        .formatted(missingCount, lines(missing), unexpectedCount, lines(unexpected));
  }

  private static String lines(List<Row> rows) {
    return rows.isEmpty()
        ? ""
        : rows.stream()
            .map(row -> cut(row.shown()))
            .collect(Collectors.joining("\n  ", ", such as\n  ", "\n"));
  }

  private static String cut(String text) {
    // By code points, or half an emoji would be left.
    return text.codePointCount(0, text.length()) <= LONGEST_SAMPLE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_SAMPLE)) + "…";
  }

  private static final class Samples {
    private final List<Row> rows = new ArrayList<>();
    private long count;

    private void add(Row row) {
      count++;
      if (rows.size() < SAMPLES) {
        rows.add(row);
      }
    }
  }
}
