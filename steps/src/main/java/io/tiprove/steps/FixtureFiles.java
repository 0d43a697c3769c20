// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import java.nio.file.Path;

/** Finds the declarative parts of the reference system. */
public final class FixtureFiles {
  private final Path folder;

  /**
   * @param folder the project's folder {@code fixtures}
   */
  public FixtureFiles(Path folder) {
    this.folder = folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }
}
