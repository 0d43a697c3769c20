// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.document.Clause;
import io.tiprove.runner.document.Clauses;
import io.tiprove.runner.engine.FeatureReader;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The project's own features can be parsed and name clauses that exist; needs no environment. */
final class ProjectFeaturesTest {
  private static final Path FEATURES = Path.of("..", "features");

  @Test
  void everyFeatureCanBeRead() {
    Set<String> clauses =
        Clauses.load(FEATURES.resolve("clauses.yaml")).all().stream()
            .map(Clause::id)
            .collect(Collectors.toSet());

    assertThat(new FeatureReader(FEATURES, clauses::contains).read().scenarios()).isNotEmpty();
  }
}
