// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import java.nio.file.Path;

/**
 * The checkout that the harness runs from.
 *
 * @param root folder with {@code features} and {@code fixtures}
 */
public record Project(Path root) {

  /** Takes the folder from the system property {@code tiprove.project}, or the working folder. */
  static Project ofThisProcess() {
    return new Project(Path.of(System.getProperty("tiprove.project", "")).toAbsolutePath());
  }

  Path features() {
    return root.resolve("features");
  }

  Path fixtures() {
    return root.resolve("fixtures");
  }

  Path referenceProfile() {
    return fixtures().resolve("profiles/reference.yaml");
  }
}
