// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

/**
 * A documented line that is not a plain pipeline of programs with arguments.
 *
 * <p>The message names the feature that was met, shows the line and marks the place.
 */
public final class CommandSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  private CommandSyntaxException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** Makes the exception for character {@code offset}, counted from 0, of {@code text}. */
  static CommandSyntaxException at(String text, int offset, String problem) {
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = offset - (before.lastIndexOf('\n') + 1) + 1;
    String shown = text.lines().skip(line - 1L).findFirst().orElse("");
    String message =
        """
        Cannot read the documented command: %s, at line %d, column %d:
          %s
          %s^
        Documented commands may use words, quotes, backslashes, ${variable}, | and one > file at \
        the end. Write anything else as commands of their own, or quote it if it is meant \
        literally."""
            .formatted(problem, line, column, shown, " ".repeat(column - 1));
    return new CommandSyntaxException(message, line, column);
  }

  /** Line of the place, counted from 1. */
  public int line() {
    return line;
  }

  /** Column of the place in UTF-16 units, counted from 1. */
  public int column() {
    return column;
  }
}
