// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows the last lines of a command's output in a message.
 *
 * <p>Thread-safe.
 */
final class OutputTail {
  private static final int LINES = 20;

  String of(String stdout, String stderr) {
    if (stdout.isBlank() && stderr.isBlank()) {
      return "  (no output)";
    }
    return part("stdout", stdout) + part("stderr", stderr).stripTrailing();
  }

  private static String part(String name, String text) {
    if (text.isBlank()) {
      return "";
    }
    List<String> lines = text.stripTrailing().lines().toList();
    int skipped = Math.max(0, lines.size() - LINES);
    String title = skipped == 0 ? name : "%s, without its first %d lines".formatted(name, skipped);
    return lines.stream()
        .skip(skipped)
        .map(line -> "    " + line + "\n")
        .collect(Collectors.joining("", "  " + title + ":\n", ""));
  }
}
