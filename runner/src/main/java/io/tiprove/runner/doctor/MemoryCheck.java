// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Checks the memory that is free for a compile and a node. */
final class MemoryCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("memory");
  private static final double KIBIBYTES = 1 << 20;
  private static final double WANTED = 6;
  private static final double FAST = 10;

  private final Path proc;
  private final ProvidedPrograms programs;

  MemoryCheck(Path proc, ProvidedPrograms programs) {
    this.proc = proc;
    this.programs = programs;
  }

  @Override
  public Observation observe() {
    Optional<Double> available = gibibytes("MemAvailable");
    Optional<Double> total = gibibytes("MemTotal");
    if (available.isEmpty() || total.isEmpty()) {
      return SUBJECT.warning(
          "/proc/meminfo does not say how much there is", "mount -t proc proc /proc");
    }
    String seen = "%.1f GiB available of %.1f".formatted(available.get(), total.get());
    if (total.get() < WANTED && !programs.areCompiled()) {
      return SUBJECT.missing(seen + ", compiling takes 6", "use a machine with at least 6 GiB");
    }
    if (available.get() < WANTED) {
      return SUBJECT.warning(
          seen + ", at least 6 are advised", "end other programs; see: ps aux --sort=-rss");
    }
    return SUBJECT.ok(available.get() < FAST ? seen + "; from 10 on, compiling is faster" : seen);
  }

  private Optional<Double> gibibytes(String field) {
    try {
      return Files.readAllLines(proc.resolve("meminfo")).stream()
          .filter(line -> line.startsWith(field + ":"))
          .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIBIBYTES)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
