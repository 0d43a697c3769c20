// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.util.List;

/**
 * The start script of a container, as {@code /proc/1/cmdline} shows it: arguments that end with a
 * NUL, the last of which is the script.
 *
 * <p>Immutable.
 */
final class StartScript {
  private final String shown;
  private final List<String> lines;

  StartScript(String commandLine) {
    String[] arguments = commandLine.split("\0", -1);
    shown = commandLine.replace('\0', ' ');
    // What a reader copies is the command, not its line breaks.
    lines =
        arguments.length < 2
            ? List.of()
            : arguments[arguments.length - 2]
                .replaceAll("\\\\\n[ \t]*", "")
                .lines()
                .map(String::strip)
                .toList();
  }

  /** The only line with a text. */
  String line(String text) {
    return only("one line with " + text, lines.stream().filter(l -> l.contains(text)).toList());
  }

  /** The arguments that the script starts a program with. */
  String arguments(String program) {
    String call =
        only(
            "one line that starts " + program,
            lines.stream().filter(l -> l.startsWith(program + " ")).toList());
    return call.substring(program.length() + 1);
  }

  private String only(String wanted, List<String> found) {
    if (found.size() != 1) {
      throw new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST,
          "Expected in the start script of the container: %s. Seen: %s. The command line of its first process is:\n%s"
              .formatted(wanted, found, shown));
    }
    return found.get(0);
  }
}
