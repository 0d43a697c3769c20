// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.fixtures.rows.Row;
import io.tiprove.fixtures.rows.Value;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableDifferenceTest {
  private static final List<Row> EXPECTED = List.of(row(1, "a"), row(2, "b"), row(2, "b"));

  @Test
  void sameRowsInAnotherOrderDoNotDiffer() {
    TableDifference difference = against(List.of(row(2, "b"), row(1, "a"), row(2, "b")));

    assertThat(difference.missingCount()).isZero();
    assertThat(difference.unexpectedCount()).isZero();
  }

  @Test
  void aChangedValueIsOneRowMissingAndOneTooMany() {
    TableDifference difference = against(List.of(row(1, "A"), row(2, "b"), row(2, "b")));

    assertThat(difference.missing()).containsExactly(row(1, "a"));
    assertThat(difference.unexpected()).containsExactly(row(1, "A"));
    assertThat(difference.shown())
        .isEqualTo(
            """
            1 expected rows are missing, such as
              (1, 'a')
            ; 1 rows were not expected, such as
              (1, 'A')
            """);
  }

  @Test
  void countsRowsThatAreThereMoreThanOnce() {
    assertThat(against(List.of(row(1, "a"), row(2, "b"))).missing()).containsExactly(row(2, "b"));
    assertThat(against(List.of(row(1, "a"), row(1, "a"), row(2, "b"), row(2, "b"))).unexpected())
        .containsExactly(row(1, "a"));
  }

  @Test
  void showsAFewShortenedRowsOfMany() {
    TableDifference difference =
        against(IntStream.range(10, 1010).mapToObj(id -> row(id, "😀".repeat(500))).toList());

    assertThat(difference.unexpectedCount()).isEqualTo(1000);
    assertThat(difference.unexpected()).hasSize(3);
    assertThat(difference.shown()).hasSizeLessThan(3000).contains("1000 rows", "😀…\n");
  }

  private static TableDifference against(List<Row> seen) {
    return TableDifference.between(EXPECTED::stream, seen::forEach);
  }

  private static Row row(int id, String text) {
    return new Row(List.of(new Value.Whole(id), new Value.Text(text)));
  }
}
