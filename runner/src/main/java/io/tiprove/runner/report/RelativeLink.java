// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A link from the report to a file beside it.
 *
 * <p>Recorded paths are data, not addresses: whatever they hold, the link stays relative and below
 * the report's folder.
 */
final class RelativeLink {
  private RelativeLink() {}

  /** The percent-encoded address, or nothing when the path would leave the folder. */
  static Optional<String> to(String folder, String file) {
    try {
      Path path = Path.of(folder).resolve(file).normalize();
      if (path.isAbsolute() || path.startsWith("..") || path.toString().isEmpty()) {
        return Optional.empty();
      }
      // With "./" in front, a colon in the first name is not taken for a scheme.
      return Optional.of(new URI(null, null, "./" + path, null).toASCIIString());
    } catch (URISyntaxException | java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }
}
