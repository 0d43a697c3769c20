// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Masks secrets in newline-delimited JSON on its way to another stream; every line stays JSON.
 *
 * <p>UTF-8. A line is written when it ends; closing writes the rest and closes the other stream.
 * Thread-safe.
 */
public final class MaskedJsonLines extends OutputStream {
  private final MaskedJson json;
  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  public MaskedJsonLines(MaskedJson json, OutputStream out) {
    this.json = json;
    this.out = out;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    if (b == '\n') {
      writeLine();
    } else {
      line.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int begin = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, begin, i - begin);
        begin = i + 1;
        writeLine();
      }
    }
    line.write(bytes, begin, offset + length - begin);
  }

  @Override
  public synchronized void flush() throws IOException {
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    try (out) {
      if (line.size() > 0) {
        writeLine();
      }
    }
  }

  private void writeLine() throws IOException {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    out.write((json.line(text) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
