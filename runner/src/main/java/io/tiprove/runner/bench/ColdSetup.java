// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Measures a set-up from nothing: downloads, compiles, images, node. The harness itself is compiled
 * already, and what it makes is removed again.
 */
final class ColdSetup {
  private static final double GOAL = 480;

  private final BenchParts parts;

  ColdSetup(BenchParts parts) {
    this.parts = parts;
  }

  Measurement measure(Progress progress) throws IOException {
    // Not below /tmp: that may be memory, and this takes gigabytes.
    Path home =
        Files.createTempDirectory(parts.home().toAbsolutePath().getParent(), "tiprove-cold");
    try {
      long began = System.nanoTime();
      Duration took;
      try (Environment environment = parts.environmentIn(home).open(progress, false)) {
        took = Duration.ofNanos(System.nanoTime() - began);
        progress.line(
            "A cold set-up of %s took %d s.".formatted(environment.kind(), took.toSeconds()));
      }
      return Measurement.of(
          "coldSetupSeconds", "set-up from nothing", Unit.SECONDS, GOAL, List.of(took));
    } finally {
      new PrivateFolder(home).delete();
    }
  }
}
