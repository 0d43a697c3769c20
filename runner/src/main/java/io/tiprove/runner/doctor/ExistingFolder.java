// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/** The nearest folder, upwards from a path, that exists. */
record ExistingFolder(Path wanted) {

  Path path() {
    Path folder = wanted.toAbsolutePath();
    while (!Files.isDirectory(folder)) {
      Path parent = folder.getParent();
      if (parent == null) {
        return folder;
      }
      folder = parent;
    }
    return folder;
  }
}
