// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The cgroups of a node's containers, in every hierarchy of cgroup v1 or the one of v2. */
final class OwnCgroups {
  private static final String NAME = "tiprove";

  private final Path mount;

  /**
   * @param mount where cgroups are mounted, such as /sys/fs/cgroup
   */
  OwnCgroups(Path mount) {
    this.mount = mount;
  }

  /** The uppermost cgroup of each hierarchy. */
  List<Path> roots() {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(mount)) {
      return found;
    }
    try (Stream<Path> hierarchies = Files.list(mount)) {
      Stream.concat(Stream.of(mount), hierarchies.filter(Files::isDirectory))
          .map(hierarchy -> hierarchy.resolve(NAME))
          .filter(Files::isDirectory)
          .sorted()
          .forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException("Cgroups cannot be listed in " + mount, e);
    }
    return found;
  }

  /** Removes a cgroup and those below it; the kernel refuses for one that has processes. */
  void remove(Path root) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.walk(root)) {
      folders = all.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
    }
    for (Path folder : folders) {
      Files.delete(folder);
    }
  }
}
