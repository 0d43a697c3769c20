// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Finds programs on the PATH of a workspace, never on that of the harness.
 *
 * <p>Immutable.
 */
final class ProgramPath {
  private final Path folder;
  private final String path;

  ProgramPath(Path folder, String path) {
    this.folder = folder;
    this.path = path;
  }

  /** The file of a program; a name with a slash is taken from the working folder. */
  Path find(String program) {
    if (program.contains("/")) {
      Path file = folder.resolve(program);
      if (executable(file)) {
        return file;
      }
    } else {
      for (Path entry : entries()) {
        Path file = entry.resolve(program);
        if (!program.isEmpty() && executable(file)) {
          return file;
        }
      }
    }
    throw new BlamedFailure(
        Blame.INFRASTRUCTURE,
        "Program '%s' not found: expected an executable file on the workspace's PATH (%s). Add it to the environment's programs; './tiprove doctor' says what is missing."
            .formatted(program, path.isEmpty() ? "empty" : path));
  }

  private List<Path> entries() {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(folder::resolve)
        .toList();
  }

  private static boolean executable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
