// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that cgroups, of either version, are mounted and can be written. */
final class CgroupsCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("cgroups");
  private static final Set<String> NEEDED = Set.of("cpu", "memory", "pids");
  private static final String MEND =
      "mount -t cgroup2 cgroup2 /sys/fs/cgroup; in a container: docker run --privileged --cgroupns=host …";

  private final Path proc;

  CgroupsCheck(Path proc) {
    this.proc = proc;
  }

  @Override
  public Observation observe() {
    List<Mount> mounts;
    try {
      mounts =
          Files.readAllLines(proc.resolve("self/mounts")).stream()
              .map(line -> line.split(" ", -1))
              .filter(words -> words.length > 3 && words[2].startsWith("cgroup"))
              .map(words -> new Mount(words[1], words[2], Set.of(words[3].split(",", -1))))
              .toList();
    } catch (IOException e) {
      return SUBJECT.missing("mounts cannot be read: " + e.getMessage(), MEND);
    }
    for (Mount mount : mounts) {
      if (mount.type().equals("cgroup2") && mount.point().equals("/sys/fs/cgroup")) {
        return mount.options().contains("ro")
            ? SUBJECT.missing("/sys/fs/cgroup is read-only", "mount -o remount,rw /sys/fs/cgroup")
            : SUBJECT.ok("version 2");
      }
    }
    Set<String> controllers =
        mounts.stream()
            .filter(mount -> mount.type().equals("cgroup") && !mount.options().contains("ro"))
            .flatMap(mount -> mount.options().stream())
            .filter(NEEDED::contains)
            .collect(Collectors.toSet());
    return controllers.equals(NEEDED)
        ? SUBJECT.ok("version 1")
        : SUBJECT.missing(
            "writable controllers are %s of %s"
                .formatted(
                    controllers.stream().sorted().toList(), NEEDED.stream().sorted().toList()),
            MEND);
  }

  private record Mount(String point, String type, Set<String> options) {}
}
