// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The resident memory of a process, as Linux tells it. */
record ProcessMemory(Path status) {
  private static final String NOW = "VmRSS:";
  private static final String PEAK = "VmHWM:";
  private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

  static ProcessMemory of(long pid) {
    return new ProcessMemory(Path.of("/proc", Long.toString(pid), "status"));
  }

  /** Mebibytes at this moment. */
  double now() throws IOException {
    return mebibytes(NOW);
  }

  /** The most of its whole life, mebibytes. */
  double peak() throws IOException {
    return mebibytes(PEAK);
  }

  private double mebibytes(String field) throws IOException {
    List<String> lines = Files.readAllLines(status);
    return lines.stream()
        .filter(line -> line.startsWith(field))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIBIBYTES_PER_MEBIBYTE)
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "expected %s in %s, seen %d lines without it: has the process ended?"
                        .formatted(field, status, lines.size())));
  }
}
