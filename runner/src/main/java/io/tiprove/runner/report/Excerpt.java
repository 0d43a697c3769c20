// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

/**
 * A text cut to what a reader takes in: its beginning, and its end where the cause of a failure
 * stands.
 *
 * @param tail empty when nothing was cut
 * @param omittedLines number of lines between head and tail, 0 when nothing was cut
 * @param omittedChars number of characters between head and tail
 */
record Excerpt(String head, String tail, int omittedLines, int omittedChars) {

  /** Keeps about {@code limit} characters, one third of them from the beginning, whole lines. */
  static Excerpt of(String text, int limit) {
    if (text.length() <= limit) {
      return new Excerpt(text.stripTrailing(), "", 0, 0);
    }
    int headEnd = limit / 3;
    int newline = text.lastIndexOf('\n', headEnd);
    if (newline > headEnd / 2) {
      headEnd = newline + 1;
    }
    int tailStart = text.length() - limit * 2 / 3;
    newline = text.indexOf('\n', tailStart);
    if (newline >= 0 && newline < tailStart + limit / 3) {
      tailStart = newline + 1;
    }
    headEnd = betweenCharacters(text, headEnd);
    tailStart = betweenCharacters(text, tailStart);
    int lines = (int) text.substring(headEnd, tailStart).lines().count();
    return new Excerpt(
        text.substring(0, headEnd).stripTrailing(),
        text.substring(tailStart).stripTrailing(),
        lines,
        tailStart - headEnd);
  }

  public boolean cut() {
    return omittedChars > 0;
  }

  public boolean blank() {
    return head.isBlank() && tail.isBlank();
  }

  private static int betweenCharacters(String text, int index) {
    return index > 0 && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
  }
}
