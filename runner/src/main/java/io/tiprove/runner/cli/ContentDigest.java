// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Changes whenever a file changes, comes or goes in the places added. Not thread-safe. */
final class ContentDigest {
  private final MessageDigest sha256;

  ContentDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a file, or all files of a folder; a place that does not exist adds nothing. */
  void add(Path place) {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> all = Files.walk(place, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
      for (Path file : files) {
        add(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        add(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s: %s".formatted(place, e.getMessage()), e);
    }
  }

  /** The digest in hexadecimal; the object cannot be used afterwards. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  // The length goes first, so that parts cannot run into each other.
  private void add(byte[] bytes) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    sha256.update(bytes);
  }
}
