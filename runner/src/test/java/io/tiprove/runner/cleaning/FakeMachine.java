// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders that look like the proc and sys of a machine. */
final class FakeMachine {
  private final Path root;
  private final List<Long> ended = new ArrayList<>();
  private final List<List<String>> commands = new ArrayList<>();

  FakeMachine(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("proc/self"));
    Files.createDirectories(root.resolve("sys/class/net/eth0"));
    Files.createDirectories(root.resolve("sys/fs/cgroup/memory/other"));
    Files.writeString(
        root.resolve("proc/self/mounts"),
        "cgroup %1$s/sys/fs/cgroup/memory cgroup rw,memory 0 0\ncgroup2 %1$s/sys/fs/cgroup cgroup2 rw 0 0\n"
            .formatted(root));
    mounts();
    Files.writeString(root.resolve("proc/locks"), "");
  }

  Path root() {
    return root;
  }

  List<Long> ended() {
    return ended;
  }

  List<List<String>> commands() {
    return commands;
  }

  void process(long pid, String executable, String... arguments) throws IOException {
    Path folder = Files.createDirectories(root.resolve("proc/" + pid));
    Files.createSymbolicLink(folder.resolve("exe"), Path.of(executable));
    Files.writeString(folder.resolve("cmdline"), String.join("\0", arguments) + "\0");
  }

  void nodeInterface() throws IOException {
    Files.createDirectories(root.resolve("sys/class/net/tiprove0"));
  }

  Path cgroup(String path) throws IOException {
    return Files.createDirectories(root.resolve("sys/fs/cgroup").resolve(path));
  }

  void mounts(String... points) throws IOException {
    StringBuilder lines = new StringBuilder("22 1 254:0 / / rw - ext4 /dev/vda rw\n");
    for (String point : points) {
      lines
          .append("40 22 0:40 / ")
          .append(point.replace(" ", "\\040"))
          .append(" rw - tmpfs tmpfs rw\n");
    }
    Files.writeString(root.resolve("proc/self/mountinfo"), lines);
  }

  void lock(String process, Path file) throws IOException {
    Files.writeString(
        root.resolve("proc/locks"),
        "1: FLOCK  ADVISORY  WRITE %s fe:00:%s 0 EOF\n"
            .formatted(process, Files.getAttribute(file, "unix:ino")));
  }

  /** Takes the process out of proc, as its end would. */
  ProcessEnder ender() {
    return new ProcessEnder(new OwnProcesses(root.resolve("proc"))) {
      @Override
      boolean end(MachineProcess process) {
        ended.add(process.pid());
        try {
          new TreeRemoval().remove(root.resolve("proc/" + process.pid()));
        } catch (IOException e) {
          throw new AssertionError(e);
        }
        return true;
      }
    };
  }

  SystemCommand systemCommand() {
    return new SystemCommand() {
      @Override
      String run(List<String> command) {
        commands.add(command);
        return "";
      }
    };
  }
}
