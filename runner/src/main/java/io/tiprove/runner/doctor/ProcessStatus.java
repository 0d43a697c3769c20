// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads /proc/self/status. */
final class ProcessStatus {
  private final Path proc;

  ProcessStatus(Path proc) {
    this.proc = proc;
  }

  /** The value of a field, or an empty text. */
  String field(String name) {
    try {
      return Files.readAllLines(proc.resolve("self/status")).stream()
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
