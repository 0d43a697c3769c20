// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the process's standard output and standard error lead.
 *
 * <p>Asks Linux: {@link System#console()} is about standard input, too, and means something else
 * from Java 22 on.
 */
final class StandardStreams {

  /** Whether both lead to a terminal, so that bars can be drawn. */
  boolean areTerminal() {
    return isTerminal(1) && isTerminal(2);
  }

  private static boolean isTerminal(int descriptor) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
      return target.startsWith("/dev/pts") || target.toString().startsWith("/dev/tty");
    } catch (IOException e) {
      // Not Linux, or closed: lines are readable everywhere.
      return false;
    }
  }
}
