// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.progress;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The lines at the bottom of a terminal that change, below those that stay.
 *
 * <p>Uses the ANSI sequences «cursor up» and «erase below». A line must not be wider than the
 * terminal. Thread-safe.
 */
final class LiveLines {
  private final PrintStream out;
  private final Map<Object, String> live = new LinkedHashMap<>();
  private int drawn;

  LiveLines(PrintStream out) {
    this.out = out;
  }

  /** Prints a text that stays, above the lines that change. */
  synchronized void print(String text) {
    draw(text + System.lineSeparator());
  }

  /** Shows the line of {@code owner}, in place of the one it had. */
  synchronized void show(Object owner, String line) {
    live.put(owner, line);
    draw("");
  }

  /** Makes the line of {@code owner} stay as it is. */
  synchronized void end(Object owner) {
    String last = live.remove(owner);
    draw(last == null ? "" : last + System.lineSeparator());
  }

  private void draw(String above) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append('A');
    }
    text.append("\r\u001b[J").append(above);
    live.values().forEach(line -> text.append(line).append(System.lineSeparator()));
    drawn = live.size();
    // In one piece, so that nothing flickers.
    out.print(text);
    out.flush();
  }
}
