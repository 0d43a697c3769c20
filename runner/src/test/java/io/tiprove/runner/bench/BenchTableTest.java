// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BenchTableTest {
  private final List<String> lines = new BenchTable().lines(new SampleResult().make(false));

  @Test
  void theMachineComesFirst() {
    assertThat(lines.get(0))
        .isEqualTo(
            "2 cores, 24105 MiB, Linux 6.18, OpenJDK 17; load 0.50 when the measuring began");
  }

  @Test
  void medianRangeCountAndGoalStandInColumns() {
    assertThat(line("nodeReadySeconds"))
        .isEqualTo(
            "what nodeReadySeconds is              3.50   s         3.25 – 5.00  3      met ≤ 4.00");
    assertThat(line("scenarioOverheadMillis"))
        .isEqualTo(
            "what scenarioOverheadMillis is       30.00  ms       30.00 – 30.00  1  missed ≤ 25.00");
    assertThat(line("importJobSeconds"))
        .isEqualTo("what importJobSeconds is              3.00   s         3.00 – 3.00  1");
  }

  @Test
  void ratiosComeLast() {
    assertThat(lines.subList(lines.size() - 2, lines.size()))
        .containsExactly(
            "own cost ÷ API alone  15.00×", "large ÷ by hand        1.03×  met ≤ 1.05×");
  }

  private String line(String name) {
    return lines.stream().filter(each -> each.contains(name + " ")).findFirst().orElseThrow();
  }
}
