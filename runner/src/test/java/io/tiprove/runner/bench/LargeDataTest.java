// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LargeDataTest {
  @TempDir Path folder;

  @Test
  void theTarballHasTheSizeAndItsFilesAThirdMore() throws IOException {
    LargeData data = LargeData.make(folder, 6);

    assertThat(data.tarballMebibytes()).isCloseTo(6, Percentage.withPercentage(5));
    assertThat(data.dataMebibytes()).isCloseTo(8, Percentage.withPercentage(5));
    assertThat(data.expected())
        .singleElement()
        .satisfies(
            table -> assertThat(table.fingerprint().rows()).isEqualTo(8L * (1 << 20) / 8000));
  }
}
