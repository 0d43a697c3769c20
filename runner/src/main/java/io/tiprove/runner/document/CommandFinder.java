// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which parts of a document's text are commands that a reader is meant to run.
 *
 * <p>Thread-safe.
 */
final class CommandFinder {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern COMMENT = Pattern.compile("^\\s*#.*");

  private final Set<String> programs;

  CommandFinder(Set<String> programs) {
    this.programs = Set.copyOf(programs);
  }

  /** Whether inline code is a command: a known program with at least one argument. */
  boolean isCommand(String code) {
    String[] words = code.strip().split("\\s+", 2);
    return words.length == 2 && programs.contains(words[0]);
  }

  /** The commands of a fence, each as written; one that cannot be read keeps the fence whole. */
  List<String> inFence(String literal) {
    List<String> commands = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    for (String line : literal.lines().toList()) {
      if (command.isEmpty() && (line.isBlank() || COMMENT.matcher(line).matches())) {
        continue;
      }
      command.append(line);
      if (line.endsWith("\\")) {
        command.append('\n');
      } else {
        commands.add(command.toString().strip());
        command.setLength(0);
      }
    }
    if (!command.isEmpty()) {
      commands.add(command.toString().strip());
    }
    return commands.stream().allMatch(CommandFinder::readable)
        ? commands
        : List.of(literal.strip());
  }

  /**
   * The commands in backquotes that the comments of a configuration file tell the reader to run.
   */
  Stream<String> inComments(String literal) {
    return literal
        .lines()
        .filter(COMMENT.asMatchPredicate())
        .flatMap(line -> QUOTED.matcher(line).results().map(quoted -> quoted.group(1)))
        .filter(this::isCommand);
  }

  private static boolean readable(String command) {
    try {
      DocumentedCommand.parse(command);
      return true;
    } catch (CommandSyntaxException unreadable) {
      return false;
    }
  }
}
