// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the harness's processes by what the kernel says they run, never by a name alone.
 *
 * <p>Thread-safe.
 */
public final class OwnProcesses {
  private static final String DELETED = " (deleted)";

  private final Path proc;

  /**
   * @param proc where procfs is mounted
   */
  public OwnProcesses(Path proc) {
    this.proc = proc;
  }

  /** Supervisors of programs and plans below the home folder; the outermost come first. */
  public List<MachineProcess> supervisors(Path home) {
    return all().stream()
        .filter(MachineProcess::isSupervisor)
        .filter(process -> isBelow(process, home))
        .filter(process -> Path.of(process.arguments().get(1)).startsWith(home))
        .toList();
  }

  /** Everything that runs a program of the home folder's, such as kubectl of an interrupted run. */
  public List<MachineProcess> programs(Path home) {
    return all().stream().filter(process -> isBelow(process, home)).toList();
  }

  /** Supervisors that belong to another home folder. */
  public List<MachineProcess> foreignSupervisors(Path home) {
    return all().stream()
        .filter(MachineProcess::isSupervisor)
        .filter(process -> process.executable().toString().contains("/programs/kubernetes-"))
        .filter(process -> !isBelow(process, home))
        .toList();
  }

  /** Reads one process again. */
  Optional<MachineProcess> read(long pid) {
    Path folder = proc.resolve(Long.toString(pid));
    try {
      String executable = Files.readSymbolicLink(folder.resolve("exe")).toString();
      if (executable.endsWith(DELETED)) {
        executable = executable.substring(0, executable.length() - DELETED.length());
      }
      String line = Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      return Optional.of(
          new MachineProcess(pid, Path.of(executable), Arrays.asList(line.split("\0", 0))));
    } catch (IOException | InvalidPathException e) {
      // It has ended meanwhile, or is none of ours to look into.
      return Optional.empty();
    }
  }

  private List<MachineProcess> all() {
    List<MachineProcess> found = new ArrayList<>();
    try (Stream<Path> folders = Files.list(proc)) {
      folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .map(Long::valueOf)
          .sorted(Comparator.naturalOrder())
          .forEach(pid -> read(pid).ifPresent(found::add));
    } catch (IOException e) {
      throw new UncheckedIOException("Processes cannot be listed in " + proc, e);
    }
    return found;
  }

  private static boolean isBelow(MachineProcess process, Path home) {
    return process.executable().startsWith(home.resolve("programs"));
  }
}
