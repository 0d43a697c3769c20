// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Keeps what is printed on the console until it is closed, and lets it through.
 *
 * <p>{@link System#out} and {@link System#err} are not per instance: one at a time.
 */
final class PrintedOutput implements AutoCloseable {
  private final PrintStream originalOut = System.out;
  private final PrintStream originalErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  PrintedOutput() {
    System.setOut(keeping(out, originalOut));
    System.setErr(keeping(err, originalErr));
  }

  byte[] out() {
    return out.toByteArray();
  }

  byte[] err() {
    return err.toByteArray();
  }

  @Override
  public void close() {
    System.out.flush();
    System.err.flush();
    System.setOut(originalOut);
    System.setErr(originalErr);
  }

  private static PrintStream keeping(OutputStream kept, PrintStream original) {
    return new PrintStream(
        new FilterOutputStream(original) {
          @Override
          public void write(int b) throws IOException {
            kept.write(b);
            out.write(b);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            kept.write(bytes, offset, length);
            out.write(bytes, offset, length);
          }
        },
        true,
        Charset.defaultCharset());
  }
}
