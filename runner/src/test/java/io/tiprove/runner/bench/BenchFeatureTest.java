// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.engine.FeatureReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchFeatureTest {
  @TempDir Path folder;

  @Test
  void everyOutlineGetsItsNumberOfExamples() throws IOException {
    new BenchFeature("scenario.feature", 7, 2).writeInto(folder);
    new BenchFeature("import.feature", 3).writeInto(folder);
    new BenchFeature("large.feature").writeInto(folder);

    assertThat(new FeatureReader(folder, clause -> false).read().scenarios())
        .extracting(scenario -> scenario.name().replaceAll(" [0-9]+", ""))
        .hasSize(13)
        .contains("One ConfigMap", "The API alone", "Import", "A tarball through remote mode");
  }
}
