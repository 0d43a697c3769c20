// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.nio.file.Path;

/**
 * A block inventory, clause list, section list or document that cannot be used.
 *
 * <p>The message names the file, the line when it is known, and what to do.
 */
public final class InvalidFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidFileException(Path file, String problem) {
    super(file + ": " + problem);
  }

  InvalidFileException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
