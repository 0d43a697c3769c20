// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import io.tiprove.fixtures.programs.ProgramPart;
import io.tiprove.fixtures.programs.TiproveHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which programs were provided before; whether they are those that a run needs, the run finds out.
 */
final class ProvidedPrograms {
  private final TiproveHome home;

  ProvidedPrograms(TiproveHome home) {
    this.home = home;
  }

  /** Some whole folder of a part. */
  Optional<Path> folder(ProgramPart part) {
    if (!Files.isDirectory(home.programs())) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(home.programs())) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(part.argument() + "-"))
          .filter(folder -> Files.exists(folder.resolve(".whole")))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether every part is there. */
  boolean areWhole() {
    return Arrays.stream(ProgramPart.values()).allMatch(part -> folder(part).isPresent());
  }

  /** Whether the parts that are compiled are there; others are unpacked, which takes little. */
  boolean areCompiled() {
    return folder(ProgramPart.KUBERNETES).isPresent() && folder(ProgramPart.TIDB).isPresent();
  }
}
