// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgressConditionTest {
  @Test
  void readsLightningsMetrics() {
    assertThat(
            ProgressCondition.progress(
                """
                # TYPE lightning_bytes gauge
                lightning_bytes{state="restored"} 1.2e+06
                lightning_bytes{state="total_restore"} 4.8e+06
                lightning_bytes{state="written"} 2.38339e+06
                """))
        .hasValue(0.25);
  }

  @Test
  void saysNothingBeforeLightningKnowsTheTotal() {
    assertThat(ProgressCondition.progress("")).isEmpty();
    assertThat(ProgressCondition.progress("lightning_bytes{state=\"restored\"} 0\n")).isEmpty();
  }
}
