// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureReaderTest {
  @TempDir private Path features;

  @Test
  void namesThePlaceOfASyntaxError() throws IOException {
    write("Feature: F\n  Scenario: s\n    Given x\n    nonsense\n");

    assertRefused("f.feature:4:5: expected:", "got 'nonsense'. Correct the Gherkin");
  }

  @Test
  void refusesUnknownClauses() throws IOException {
    write("Feature: F\n  @LI-999\n  Scenario: s\n    Given x\n");

    assertRefused("f.feature:3:3: tag @LI-999 names no known clause");
  }

  @Test
  void refusesToRefuteUnknownClauses() throws IOException {
    write("Feature: F\n  @refutes-LI-999\n  Scenario: s\n    Given x\n");

    assertRefused("f.feature:3:3: tag @refutes-LI-999 names no known clause");
  }

  @Test
  void aRefutedClauseIsNotShown() throws IOException {
    write("Feature: F\n  @refutes-LI-001\n  Scenario: s\n    Given x\n");

    ScenarioDescription scenario =
        new FeatureReader(features, id -> id.equals("LI-001")).read().scenarios().get(0);
    assertThat(scenario.clauses()).isEmpty();
    assertThat(scenario.tags()).containsExactly("@refutes-LI-001");
  }

  @Test
  void refusesScenariosWithOneName() throws IOException {
    write("Feature: F\n  Scenario: a b\n    Given x\n  Scenario: A-B\n    Given x\n");

    assertRefused("f.feature:4:3: scenario «A-B» has the same name as the one at line 2");
  }

  @Test
  void refusesScenariosWithoutSteps() throws IOException {
    write("Feature: F\n  Scenario: s\n");

    assertRefused("f.feature:2:3: scenario «s» has no steps");
  }

  @Test
  void refusesAMissingFolder() {
    assertThatThrownBy(() -> new FeatureReader(features.resolve("none"), id -> true).read())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none");
  }

  @Test
  void idsComeFromPathNameAndExample() throws IOException {
    Files.createDirectories(features.resolve("Lightning Import"));
    Files.writeString(
        features.resolve("Lightning Import/local.feature"),
        """
        @LI-001
        Feature: F
          Scenario Outline: imports «<what>»
            Given <what>
            @LI-002
            Examples:
              | what |
              | SQL  |
              | CSV  |
        """);

    FeatureCatalogue catalogue = new FeatureReader(features, id -> true).read();

    assertThat(catalogue.scenarios())
        .extracting(ScenarioDescription::id)
        .containsExactly(
            "lightning-import.local.imports-what.1", "lightning-import.local.imports-what.2");
    assertThat(catalogue.scenarios().get(1).line()).isEqualTo(9);
    assertThat(catalogue.scenarios().get(1).name()).isEqualTo("imports «CSV»");
    assertThat(catalogue.scenarios().get(1).clauses()).containsExactly("LI-001", "LI-002");
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> new FeatureReader(features, id -> id.equals("LI-001")).read())
        .isInstanceOf(BadInputException.class)
        .hasMessageContainingAll(parts);
  }

  private void write(String text) throws IOException {
    Files.writeString(features.resolve("f.feature"), text);
  }
}
