// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import io.tiprove.fixtures.kubernetes.NodeNetwork;
import io.tiprove.fixtures.programs.TiproveHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Removes what the harness made on this machine: processes, the network interface, mounts, cgroups,
 * the node's state and working folders, and on request everything it keeps for later.
 *
 * <p>Only what is provably the harness's is touched: processes that run programs of its home
 * folder, and known entries of a home folder that carries its mark.
 */
public final class Cleaner {
  // The kernel clears the network of a node some moments after its last process.
  private static final Duration TIME_TO_VANISH = Duration.ofSeconds(3);
  private static final long POLL_MILLIS = 50;

  private final TiproveHome home;
  private final HomeGuard guard;
  private final OwnProcesses processes;
  private final ProcessEnder ender;
  private final OwnMounts mounts;
  private final OwnCgroups cgroups;
  private final ProvidingNow providing;
  private final Path interfaces;
  private final SystemCommand commands;
  private final TreeRemoval removal = new TreeRemoval();

  /** Cleans this machine. */
  public Cleaner(TiproveHome home) {
    this(home, Path.of("/"), Path.of(System.getProperty("user.home")), new SystemCommand(), null);
  }

  /**
   * @param machine root folder below which proc and sys lie
   * @param ender ends processes; by default by signals
   */
  Cleaner(
      TiproveHome home,
      Path machine,
      Path userHome,
      SystemCommand commands,
      @Nullable ProcessEnder ender) {
    Path proc = machine.resolve("proc");
    this.home = home;
    this.guard = new HomeGuard(userHome);
    this.processes = new OwnProcesses(proc);
    this.ender = ender == null ? new ProcessEnder(processes) : ender;
    this.mounts = new OwnMounts(proc);
    this.cgroups = new OwnCgroups(proc);
    this.providing = new ProvidingNow(proc);
    this.interfaces = machine.resolve("sys/class/net");
    this.commands = commands;
  }

  /**
   * Cleans; a thing that cannot be removed does not keep the others from being removed.
   *
   * @param caches whether programs, images, compiler caches and timings go too
   * @throws ForeignHomeException if the home folder is not known to be the harness's; nothing has
   *     been touched then
   */
  public Cleaning clean(boolean caches) {
    Optional<TiproveHome> own = guard.admit(home);
    List<String> removed = new ArrayList<>();
    List<String> left = new ArrayList<>();
    own.ifPresent(
        folder -> {
          endProcesses(processes.supervisors(folder.root()), removed, left);
          endProcesses(processes.programs(folder.root()), removed, left);
        });
    List<MachineProcess> others =
        processes.foreignSupervisors(own.map(TiproveHome::root).orElse(home.root()));
    if (others.isEmpty()) {
      removeInterface(removed, left);
      removeCgroups(removed, left);
    } else if (Files.exists(nodeInterface())) {
      left.add(
          "interface %s: it belongs to the node of process %d (%s), which has another TIPROVE_HOME; clean there"
              .formatted(
                  NodeNetwork.HOST_INTERFACE,
                  others.get(0).pid(),
                  others.get(0).arguments().get(1)));
    }
    own.ifPresent(folder -> removeFiles(folder, caches, removed, left));
    return new Cleaning(removed, left);
  }

  private void endProcesses(List<MachineProcess> found, List<String> removed, List<String> left) {
    for (MachineProcess process : found) {
      if (processes.read(process.pid()).isEmpty()) {
        // It went with one that was ended before it.
        continue;
      }
      String line =
          "process %d: %s".formatted(process.pid(), String.join(" ", process.arguments()));
      if (ender.end(process)) {
        removed.add(line);
      } else {
        left.add(
            line + " does not end; see what it waits for in /proc/" + process.pid() + "/stack");
      }
    }
  }

  private void removeInterface(List<String> removed, List<String> left) {
    if (!Files.exists(nodeInterface()) || (!removed.isEmpty() && vanishes())) {
      return;
    }
    List<String> command = List.of("ip", "link", "delete", NodeNetwork.HOST_INTERFACE);
    String problem = commands.run(command);
    if (problem.isEmpty()) {
      removed.add("interface " + NodeNetwork.HOST_INTERFACE);
    } else {
      left.add(
          "interface %s: %s; try as root: %s"
              .formatted(NodeNetwork.HOST_INTERFACE, problem, String.join(" ", command)));
    }
  }

  private boolean vanishes() {
    long late = System.nanoTime() + TIME_TO_VANISH.toNanos();
    while (Files.exists(nodeInterface()) && System.nanoTime() < late) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return !Files.exists(nodeInterface());
  }

  private void removeCgroups(List<String> removed, List<String> left) {
    for (Path root : cgroups.abandoned()) {
      try {
        cgroups.remove(root);
        removed.add("cgroup " + root);
      } catch (IOException e) {
        left.add("cgroup %s: %s; try as root: rmdir %1$s".formatted(root, e));
      }
    }
  }

  private void removeFiles(
      TiproveHome folder, boolean caches, List<String> removed, List<String> left) {
    for (Path mount : mounts.below(folder.root())) {
      String problem = commands.run(List.of("umount", mount.toString()));
      if (problem.isEmpty()) {
        removed.add("mount " + mount);
      } else {
        left.add("mount %s: %s; try as root: umount %1$s".formatted(mount, problem));
      }
    }
    remove("node state", folder.node(), removed, left);
    remove("working folders", folder.workspaces(), removed, left);
    if (!caches) {
      return;
    }
    Optional<String> provider = providing.process(folder.programs());
    if (provider.isPresent()) {
      left.add(
          "caches in %s: process %s is providing programs; let it end, or end it, and clean again"
              .formatted(folder.root(), provider.get()));
      return;
    }
    remove("programs", folder.programs(), removed, left);
    remove("images", folder.images(), removed, left);
    remove("compiler caches", folder.go(), removed, left);
    remove("packaged charts", folder.charts(), removed, left);
    remove("timings", folder.timings(), removed, left);
    remove("node lock", folder.nodeLock(), removed, left);
    if (left.isEmpty()) {
      removeHome(folder, removed, left);
    }
  }

  private void remove(String what, Path path, List<String> removed, List<String> left) {
    Optional<Path> mounted =
        mounts.below(path.getParent()).stream().filter(m -> m.startsWith(path)).findFirst();
    if (mounted.isPresent()) {
      // What is mounted may be someone's data.
      left.add(
          "%s in %s: %s is still mounted; unmount it and clean again"
              .formatted(what, path, mounted.get()));
      return;
    }
    try {
      long bytes = removal.remove(path);
      if (bytes >= 0) {
        removed.add("%s in %s (%s freed)".formatted(what, path, megabytes(bytes)));
      }
    } catch (IOException e) {
      left.add("%s in %s: %s".formatted(what, path, e));
    }
  }

  private void removeHome(TiproveHome folder, List<String> removed, List<String> left) {
    try (var entries = Files.list(folder.root())) {
      List<String> others =
          entries
              .filter(entry -> !entry.equals(folder.marker()))
              .map(entry -> entry.getFileName().toString())
              .sorted()
              .toList();
      if (others.isEmpty()) {
        Files.delete(folder.marker());
        Files.delete(folder.root());
        removed.add("folder " + folder.root());
      } else {
        left.add(
            "folder %s: it holds %s, which tiprove did not make".formatted(folder.root(), others));
      }
    } catch (IOException e) {
      left.add("folder %s: %s".formatted(folder.root(), e));
    }
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private Path nodeInterface() {
    return interfaces.resolve(NodeNetwork.HOST_INTERFACE);
  }
}
