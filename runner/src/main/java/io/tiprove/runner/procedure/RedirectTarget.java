// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Resolves the file of a redirect, which must lie in the scenario's working folder.
 *
 * <p>Immutable.
 */
final class RedirectTarget {
  private final Path folder;

  RedirectTarget(Path folder) {
    this.folder = folder;
  }

  /** The file to write; links are followed before the place is judged. */
  Path resolve(String written) {
    try {
      Path root = folder.toRealPath();
      Path target = root.resolve(written).normalize();
      Path parent = target.getParent();
      if (!target.startsWith(root) || target.equals(root) || parent == null) {
        throw outside(written, target);
      }
      if (!Files.isDirectory(parent) || Files.isDirectory(target)) {
        throw new BlamedFailure(
            Blame.INFRASTRUCTURE,
            "Cannot redirect to '%s': %s in the working folder %s. Make the folder in a step before, or name a file."
                .formatted(
                    written,
                    Files.isDirectory(target) ? "it is a folder" : "no such folder",
                    root));
      }
      Path real = Files.exists(target) ? target.toRealPath() : parent.toRealPath();
      // A link to a file that does not exist yet could still lead anywhere.
      if (!real.startsWith(root) || (Files.isSymbolicLink(target) && !Files.exists(target))) {
        throw outside(written, real);
      }
      return target;
    } catch (IOException e) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "Cannot redirect to '%s' in the working folder %s: %s".formatted(written, folder, e),
          e);
    }
  }

  private BlamedFailure outside(String written, Path target) {
    return new BlamedFailure(
        Blame.INFRASTRUCTURE,
        "Redirect to '%s' leaves the scenario's working folder: expected a file below %s, seen %s. Documented commands write only there; use a relative file name."
            .formatted(written, folder, target));
  }
}
