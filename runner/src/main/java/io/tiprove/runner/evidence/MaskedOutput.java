// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import java.io.PrintStream;

/**
 * The process's console with every secret masked: {@link System#out} and {@link System#err}, and
 * with them whatever is logged to the console.
 *
 * <p>{@link #close} puts the streams back that were there before. Standard output and standard
 * error are the JVM's own and not per instance: install one at a time. Thread-safe.
 */
public final class MaskedOutput implements AutoCloseable {
  private final PrintStream originalOut;
  private final PrintStream originalErr;
  private final PrintStream out;
  private final PrintStream err;

  public MaskedOutput(SecretMasker masker) {
    this.originalOut = System.out;
    this.originalErr = System.err;
    this.out = masked(masker, originalOut);
    this.err = masked(masker, originalErr);
    System.setOut(out);
    System.setErr(err);
  }

  @Override
  public void close() {
    // Not closed, or the console would be closed with them.
    out.flush();
    err.flush();
    System.setOut(originalOut);
    System.setErr(originalErr);
  }

  private static PrintStream masked(SecretMasker masker, PrintStream original) {
    return new PrintStream(
        new MaskingOutputStream(masker, original), true, java.nio.charset.Charset.defaultCharset());
  }
}
