// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Replaces a file in one step, so that a reader sees the old file or the new one and never a part.
 *
 * <p>The temporary file lies beside the target under the name {@code .NAME.tmp}: a fixed name,
 * because a killed run must not leave one more file at each try. Missing folders are made. Not for
 * two writers of one file at the same time.
 */
final class FileReplacement {
  private final Path target;

  FileReplacement(Path target) {
    this.target = target.toAbsolutePath();
  }

  void write(byte[] content) throws IOException {
    Path folder = target.getParent();
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + target.getFileName() + ".tmp");
    try {
      Files.write(temporary, content);
      move(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void move(Path temporary) throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network file systems cannot; a plain move is the best that is left.
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
