// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Masks secrets in bytes on their way to another stream, line by line.
 *
 * <p>A line is written when it ends, when it is flushed, or when it grows beyond {@value #LONGEST}
 * bytes; in the last two cases the end that may be the beginning of a secret is held back until its
 * rest has come. Bytes that are no UTF-8 pass unchanged. Closing writes the rest and closes the
 * other stream. Thread-safe.
 */
public final class MaskingOutputStream extends OutputStream {
  private static final int LONGEST = 1 << 16;

  private final SecretMasker masker;
  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  public MaskingOutputStream(SecretMasker masker, OutputStream out) {
    this.masker = masker;
    this.out = out;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    line.write(b);
    if (b == '\n' || line.size() >= LONGEST) {
      writeComplete();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int begin = offset;
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (bytes[i] == '\n' || line.size() + i + 1 - begin >= LONGEST) {
        line.write(bytes, begin, i + 1 - begin);
        begin = i + 1;
        writeComplete();
      }
    }
    line.write(bytes, begin, end - begin);
  }

  @Override
  public synchronized void flush() throws IOException {
    writeComplete();
    out.flush();
  }

  @Override
  public synchronized void close() throws IOException {
    try (out) {
      String rest = line.toString(StandardCharsets.ISO_8859_1);
      line.reset();
      out.write(masker.maskBytes(rest).getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }

  private void writeComplete() throws IOException {
    String text = line.toString(StandardCharsets.ISO_8859_1);
    int end = masker.complete(text);
    line.reset();
    line.writeBytes(text.substring(end).getBytes(StandardCharsets.ISO_8859_1));
    out.write(masker.maskBytes(text.substring(0, end)).getBytes(StandardCharsets.ISO_8859_1));
  }
}
