// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.profile.Implementation;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A report names the stand-ins of its own profile. */
final class ReferenceTextsTest {
  @Test
  void namesWhatTheProfileCallsReference() {
    assertThat(
            new ReferenceTexts(
                    Map.of(
                        "tidb-lightning-chart", Implementation.REAL,
                        "tidb", Implementation.REFERENCE))
                .all())
        .containsOnlyKeys("tidb", "target cluster");
  }
}
