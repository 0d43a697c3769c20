// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The cgroups of a node's containers, in every hierarchy of cgroup v1 or the one of v2. */
final class OwnCgroups {
  // The second is containerd's own choice; another container runtime of the machine may use it.
  private static final List<String> NAMES = List.of("tiprove", "k8s.io");

  private final Path proc;

  OwnCgroups(Path proc) {
    this.proc = proc;
  }

  /** The uppermost cgroup of each hierarchy, those only in which no process is. */
  List<Path> abandoned() {
    try {
      return Files.readAllLines(proc.resolve("self/mounts")).stream()
          .map(line -> line.split(" ", -1))
          .filter(words -> words.length > 2 && words[2].matches("cgroup2?"))
          .flatMap(words -> NAMES.stream().map(Path.of(words[1])::resolve))
          .filter(Files::isDirectory)
          .filter(OwnCgroups::isEmpty)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cgroups cannot be listed", e);
    }
  }

  /** Removes a cgroup and those below it; the kernel refuses for one that has processes. */
  void remove(Path root) throws IOException {
    for (Path folder : foldersOf(root)) {
      Files.delete(folder);
    }
  }

  private static boolean isEmpty(Path root) {
    try {
      for (Path folder : foldersOf(root)) {
        Path processes = folder.resolve("cgroup.procs");
        if (Files.exists(processes) && !Files.readString(processes).isBlank()) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> foldersOf(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
    }
  }
}
