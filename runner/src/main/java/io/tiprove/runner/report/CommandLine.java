// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.List;
import java.util.regex.Pattern;

/** An argument vector as one line that a POSIX shell would take apart in the same way. */
record CommandLine(List<String> argv) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./{}-]+");

  @Override
  public String toString() {
    return String.join(" ", argv.stream().map(CommandLine::quoted).toList());
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
