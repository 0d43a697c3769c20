// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A feature that ships beside this class, with as many examples for each outline as asked for. */
final class BenchFeature {
  private static final String HEADER = "| number |";

  private final String name;
  private final List<Integer> examples;

  /**
   * @param name of the resource
   * @param examples how many for each outline, in its order
   */
  BenchFeature(String name, Integer... examples) {
    this.name = name;
    this.examples = List.of(examples);
  }

  /** Writes it as the only feature of a folder, which is made. */
  void writeInto(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), text());
  }

  String text() throws IOException {
    Iterator<Integer> counts = examples.iterator();
    return template()
            .lines()
            .map(line -> line.strip().equals(HEADER) ? line + rows(counts.next()) : line)
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private String template() throws IOException {
    try (InputStream in = BenchFeature.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj("\n      | %d |"::formatted)
        .collect(Collectors.joining());
  }
}
