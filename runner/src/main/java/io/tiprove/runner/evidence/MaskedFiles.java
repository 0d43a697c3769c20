// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import io.tiprove.runner.files.PrivateFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Masks once more what was written before its secret was known, such as the values file that a
 * Secret was made from.
 *
 * <p>Call it when nobody writes there any more. Thread-safe.
 */
public final class MaskedFiles {
  private final SecretMasker masker;
  private final MaskedJson json;

  public MaskedFiles(SecretMasker masker) {
    this.masker = masker;
    this.json = new MaskedJson(masker);
  }

  /** Masks all files below a folder; lines of JSON stay JSON. */
  public void mask(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      files.forEach(this::maskFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Masks one file, if there is one. */
  public void maskFile(Path file) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      if (masker.maskBytes(bytes).equals(bytes)) {
        return;
      }
      byte[] masked = masked(file, bytes);
      try (OutputStream out =
          new PrivateFolder(file.getParent()).open(file.getFileName().toString())) {
        out.write(masked);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "expected to mask secrets in %s, seen: %s".formatted(file, e.getMessage()), e);
    }
  }

  private byte[] masked(Path file, String bytes) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".jsonl") && !name.endsWith(".ndjson")) {
      return masker.maskBytes(bytes).getBytes(StandardCharsets.ISO_8859_1);
    }
    String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    StringBuilder lines = new StringBuilder();
    text.lines().forEach(line -> lines.append(json.line(line)).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
