// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import io.tiprove.fixtures.programs.TiproveHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Decides whether a folder may be cleaned at all. */
final class HomeGuard {
  private final Path userHome;

  /**
   * @param userHome home folder of the user, never to be cleaned
   */
  HomeGuard(Path userHome) {
    this.userHome = userHome;
  }

  /**
   * Resolves links in the folder's own path.
   *
   * @return empty if the folder does not exist
   * @throws ForeignHomeException if it may not be cleaned
   */
  Optional<TiproveHome> admit(TiproveHome home) {
    if (!Files.exists(home.root())) {
      return Optional.empty();
    }
    try {
      Path root = home.root().toRealPath();
      Path user = Files.exists(userHome) ? userHome.toRealPath() : userHome.toAbsolutePath();
      if (user.startsWith(root)) {
        throw new ForeignHomeException(
            "TIPROVE_HOME is %s, which holds the user's home folder %s: nothing was removed. Set TIPROVE_HOME to the folder that tiprove made"
                .formatted(root, user));
      }
      TiproveHome real = new TiproveHome(root);
      if (!real.isMarked()) {
        throw new ForeignHomeException(
            "TIPROVE_HOME %s has no file %s, so it is not known to be tiprove's: nothing was removed. Set TIPROVE_HOME to the folder that tiprove made"
                .formatted(root, real.marker().getFileName()));
      }
      return Optional.of(real);
    } catch (IOException e) {
      throw new UncheckedIOException("TIPROVE_HOME %s cannot be read".formatted(home.root()), e);
    }
  }
}
