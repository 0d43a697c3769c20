// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.pebbletemplates.pebble.extension.escaper.EscapingStrategy;
import java.util.regex.Pattern;
import org.unbescape.html.HtmlEscape;
import org.unbescape.html.HtmlEscapeLevel;
import org.unbescape.html.HtmlEscapeType;

/**
 * Makes recorded text safe to read in a page: markup is escaped, and characters that a browser
 * would hide or obey are shown.
 *
 * <p>Terminal colours are left out. Control characters are shown by their number, and so are those
 * that turn the direction of writing, because with them a log line can read otherwise than it is.
 * Thread-safe.
 */
final class PageEscaping implements EscapingStrategy {
  static final String NAME = "page";

  private static final Pattern TERMINAL_COLOUR = Pattern.compile("\u001B\\[[0-9;?]*[A-Za-z]");

  @Override
  public String escape(String input) {
    return HtmlEscape.escapeHtml(
        visible(input),
        HtmlEscapeType.HTML4_NAMED_REFERENCES_DEFAULT_TO_DECIMAL,
        HtmlEscapeLevel.LEVEL_1_ONLY_MARKUP_SIGNIFICANT);
  }

  static String visible(String input) {
    String text = TERMINAL_COLOUR.matcher(input).replaceAll("").replace("\r\n", "\n");
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (c == '\n' || c == '\t') {
      shown.append((char) c);
    } else if (Character.isISOControl(c) || turnsDirection(c)) {
      shown.append(String.format("[U+%04X]", c));
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      shown.append('\uFFFD');
    } else {
      shown.appendCodePoint(c);
    }
  }

  private static boolean turnsDirection(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C;
  }
}
