// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.document.Clause;
import io.tiprove.runner.document.Clauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioIndexTest {
  private static final Path PROJECT = Path.of("..");

  @TempDir private Path features;

  @Test
  void pageOfTheProjectIsUpToDate() throws IOException {
    Path folder = PROJECT.resolve("features");
    Clauses clauses = Clauses.load(folder.resolve("clauses.yaml"));
    String page =
        new ScenarioIndex(new FeatureReader(folder, id -> true).read(), clauses).markdown();

    assertThat(Files.readString(PROJECT.resolve("docs/scenarios.md")))
        .as("the features have changed; run: ./tiprove list --markdown > docs/scenarios.md")
        .isEqualTo(page);
  }

  @Test
  void listsScenariosByDocumentAndClause() throws IOException {
    Files.createDirectories(features.resolve("boats"));
    Files.writeString(
        features.resolve("boats/build.feature"),
        """
        @boats
        Feature: Build | launch
          @BO-001 @slow @refutes-BO-004
          Scenario: Float
            Given x
          @BO-001 @BO-003
          Scenario Outline: Hold <cargo>
            Given <cargo>
            Examples:
              | cargo |
              | corn  |
              | coal  |
        """);
    Clauses clauses =
        new Clauses(
            List.of(
                clause("BO-001", "boats", "a boat floats"),
                clause("BO-002", "boats", "a boat sinks"),
                new Clause(
                    "BO-003", "boats", "deck, step 2", Clause.Kind.STATEMENT, "a boat holds"),
                clause("BO-004", "boats", "a boat flies"),
                clause("HA-001", "harbours", "a harbour is deep")));

    String page =
        new ScenarioIndex(new FeatureReader(features, id -> true).read(), clauses).markdown();

    assertThat(page)
        .contains(
            "3 scenarios (each example of an outline is one) show 2 of 5 clauses and refute 1.")
        .endsWith(
            """

            ## boats

            ### Build \\| launch

            `features/boats/build.feature` `@boats`

            | scenario | clauses | tags of its own |
            |---|---|---|
            | Float | BO-001 | `@slow` `@refutes-BO-004` |
            | Hold \\<cargo> (2 examples) | BO-001 BO-003 |  |

            ### Sections of boats

            #### hull

            | clause | place | what must be shown | scenarios |
            |---|---|---|---|
            | BO-001 |  | a boat floats | Float; Hold \\<cargo> |
            | BO-002 |  | a boat sinks | none yet |
            | BO-004 |  | a boat flies | refuted by: Float |

            #### deck

            | clause | place | what must be shown | scenarios |
            |---|---|---|---|
            | BO-003 | step 2 | a boat holds | Hold \\<cargo> |

            ## harbours

            ### Sections of harbours

            #### hull

            | clause | place | what must be shown | scenarios |
            |---|---|---|---|
            | HA-001 |  | a harbour is deep | none yet |
            """);
  }

  private static Clause clause(String id, String document, String text) {
    return new Clause(id, document, "hull", Clause.Kind.STATEMENT, text);
  }
}
