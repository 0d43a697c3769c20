// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.cluster.Sighting;
import io.tiprove.runner.cluster.Sighting.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartlyImportedConditionTest {
  @ParameterizedTest
  @CsvSource({"0,NOT_YET", "1,MET", "99,MET", "100,NEVER", "101,NEVER"})
  void isMetBetweenTheFirstRowAndTheLast(long rows, Verdict verdict) {
    Sighting seen = new PartlyImportedCondition(() -> rows, 100).look();

    assertThat(seen.verdict()).isEqualTo(verdict);
    assertThat(seen.state()).contains(rows + " of 100 rows");
  }
}
