// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RatiosTest {

  @Test
  void onlyWhatWasMeasuredIsCompared() {
    List<Ratio> ratios =
        new Ratios()
            .of(
                List.of(
                    seconds("largeLightningSeconds", 42),
                    seconds("largeFasterByHandSeconds", 40),
                    seconds("importJobSeconds", 3)));

    assertThat(ratios)
        .singleElement()
        .satisfies(
            ratio -> {
              assertThat(ratio.name()).isEqualTo("largeLightningToByHand");
              assertThat(ratio.value()).isEqualTo(1.05);
              assertThat(ratio.goal()).isEqualTo(1.05);
            });
  }

  private static Measurement seconds(String name, double... values) {
    return new Measurement(
        name, name, Unit.SECONDS, new Samples(Arrays.stream(values).boxed().toList()), null);
  }
}
