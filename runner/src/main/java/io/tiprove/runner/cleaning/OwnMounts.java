// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mounts below a folder, as /proc/self/mountinfo lists them. */
final class OwnMounts {
  // The kernel writes blanks and backslashes of a path as three octal digits.
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");
  private static final int MOUNT_POINT = 4;

  private final Path proc;

  OwnMounts(Path proc) {
    this.proc = proc;
  }

  /** Mount points, the innermost first. */
  List<Path> below(Path folder) {
    try {
      return Files.readAllLines(proc.resolve("self/mountinfo")).stream()
          .map(line -> line.split(" ", -1)[MOUNT_POINT])
          .map(
              escaped ->
                  ESCAPE
                      .matcher(escaped)
                      .replaceAll(
                          found ->
                              Matcher.quoteReplacement(
                                  Character.toString(Integer.parseInt(found.group(1), 8)))))
          .map(Path::of)
          .filter(path -> path.startsWith(folder) && !path.equals(folder))
          .sorted(Comparator.comparing(Path::getNameCount).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Mounts cannot be listed", e);
    }
  }
}
