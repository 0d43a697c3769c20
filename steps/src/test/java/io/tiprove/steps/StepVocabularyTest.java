// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that tells people which steps there are names every one, and no others. */
final class StepVocabularyTest {
  private static final Path PAGE = Path.of("..", "docs", "write-a-feature.md");
  private static final Path SOURCES = Path.of("src/main/java/io/tiprove/steps");
  private static final Pattern DEFINED =
      Pattern.compile("@(Given|When|Then)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*\\)");
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `(Given|When|Then) ([^`]*)` \\|");

  @Test
  void pageNamesEveryStep() throws IOException {
    Set<String> defined = new TreeSet<>();
    for (Path source : sources()) {
      defined.addAll(found(DEFINED, Files.readString(source)));
    }

    assertThat(found(DOCUMENTED, Files.readString(PAGE)))
        .as("steps in the tables of docs/write-a-feature.md")
        .containsExactlyInAnyOrderElementsOf(defined);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.toList();
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1) + " " + match.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
