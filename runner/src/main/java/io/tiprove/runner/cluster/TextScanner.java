// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Looks for a text in bytes that pass by, keeping only what may be its beginning. Thread-safe. */
final class TextScanner extends OutputStream {
  private final String wanted;
  private final Runnable onFound;
  private String carry = "";
  private volatile boolean found;

  /**
   * @param onFound called once, on the writing thread
   */
  TextScanner(String text, Runnable onFound) {
    // One character for each byte, so that a part may end within a UTF-8 sequence.
    this.wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    this.onFound = onFound;
  }

  boolean isFound() {
    return found;
  }

  @Override
  public void write(int octet) {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (found) {
      return;
    }
    String text = carry + new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    if (text.contains(wanted)) {
      found = true;
      carry = "";
      onFound.run();
    } else {
      carry = text.substring(Math.max(0, text.length() - wanted.length() + 1));
    }
  }
}
