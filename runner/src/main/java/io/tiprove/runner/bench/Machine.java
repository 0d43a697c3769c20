// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine that was measured on.
 *
 * @param memoryMiB its memory
 * @param load programs that ran or waited for a core when the measuring began, mean of a minute: on
 *     a machine that does something else, too, everything takes longer
 */
public record Machine(int cores, long memoryMiB, String kernel, String java, double load) {
  private static final String MEMORY = "MemTotal:";

  /** Asks Linux; what cannot be read is told as 0. */
  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        installedMemory(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        loadAverage());
  }

  private static long installedMemory() {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo")).stream()
          .filter(line -> line.startsWith(MEMORY))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static double loadAverage() {
    try {
      return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    } catch (IOException e) {
      return 0;
    }
  }
}
