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
        .containsOnlyKeys("tidb", "target cluster", "PD and TiKV (minikv)");
  }

  @Test
  void saysWhatStandsInForBackEndImporter() {
    assertThat(
            new ReferenceTexts(
                    Map.of(
                        "tikv-importer", Implementation.REFERENCE,
                        "tidb-lightning-with-importer", Implementation.REFERENCE,
                        "tikv-importer-chart", Implementation.REFERENCE))
                .all())
        .extractingByKeys("tikv-importer", "tidb-lightning-with-importer", "tikv-importer-chart")
        .allMatch(text -> text.contains("this project"));
  }
}
