// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of values; ("ab", "c") and ("a", "bc") differ. Not thread-safe. */
final class Digest {
  private final MessageDigest sha256;

  Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Digest add(byte[] value) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    sha256.update(value);
    return this;
  }

  Digest add(String value) {
    return add(value.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest in hexadecimal; the object cannot be used afterwards. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
