// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.fixtures.programs.TiproveHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything of the harness goes, and nothing else. */
final class CleanerTest {
  @TempDir Path temporary;
  private FakeMachine machine;
  private TiproveHome home;
  private Path userHome;

  @BeforeEach
  void makeMachine() throws IOException {
    temporary = temporary.toRealPath();
    machine = new FakeMachine(temporary.resolve("machine"));
    userHome = Files.createDirectories(temporary.resolve("user"));
    home = new TiproveHome(userHome.resolve(".cache/tiprove"));
  }

  @Test
  void sayThatThereWasNothing() {
    Cleaning cleaning = clean(true);

    assertThat(cleaning.nothingFound()).isTrue();
    assertThat(cleaning.exitCode()).isZero();
    assertThat(new CleaningText().of(cleaning))
        .isEqualTo("Nothing of tiprove was found on this machine.\n");
  }

  @Test
  void endTheNodeAndRemoveWhatItLeft() throws IOException {
    home.create();
    String supervisor = program("supervisor");
    String plan = home.node().resolve("plan.json").toString();
    machine.process(30, supervisor, supervisor, plan);
    machine.process(31, supervisor + " (deleted)", "/proc/self/exe", plan);
    machine.process(32, program("kubectl"), "kubectl", "get", "pods");
    machine.nodeInterface();
    Path cgroup = machine.cgroup("memory/tiprove");
    machine.cgroup("memory/tiprove/pod1/container");
    machine.cgroup("tiprove/pod1");
    Files.createDirectories(home.node().resolve("log"));
    Files.createDirectories(home.workspaces().resolve("scenario"));

    Cleaning cleaning = clean(false);

    assertThat(machine.ended()).containsExactly(30L, 31L, 32L);
    assertThat(machine.commands())
        .singleElement()
        .asString()
        .contains("ip, link, delete, tiprove0");
    assertThat(cgroup).doesNotExist();
    assertThat(machine.root().resolve("sys/fs/cgroup/tiprove")).doesNotExist();
    assertThat(machine.root().resolve("sys/fs/cgroup/memory/other")).exists();
    assertThat(home.node()).doesNotExist();
    assertThat(home.workspaces()).doesNotExist();
    assertThat(home.programs()).exists();
    assertThat(cleaning.left()).isEmpty();
    assertThat(cleaning.removed())
        .hasSize(8)
        .contains("interface tiprove0", "process 32: kubectl get pods")
        .anyMatch(line -> line.startsWith("node state in " + home.node()));
  }

  @Test
  void leaveProcessesAloneThatOnlyLookAlike() throws IOException {
    home.create();
    String plan = home.node().resolve("plan.json").toString();
    // The name and the plan, but another program; an editor of the plan; the folder as a prefix.
    machine.process(40, "/usr/bin/supervisor", "supervisor", plan);
    machine.process(41, "/usr/bin/vi", "vi", plan);
    machine.process(42, home.root() + "-old/programs/kubernetes-1/kubectl", "kubectl");
    machine.process(43, "/usr/bin/tail", program("supervisor"), plan);

    clean(true);

    assertThat(machine.ended()).isEmpty();
  }

  @Test
  void leaveCgroupsAloneThatAnotherContainerRuntimeUses() throws IOException {
    Path abandoned = machine.cgroup("k8s.io/1");
    Path used = machine.cgroup("memory/k8s.io/2");
    Files.writeString(used.resolve("cgroup.procs"), "4711\n");

    Cleaning cleaning = clean(false);

    assertThat(abandoned.getParent()).doesNotExist();
    assertThat(used).exists();
    assertThat(cleaning.left()).isEmpty();
  }

  @Test
  void leaveTheNodeOfAnotherHomeItsNetwork() throws IOException {
    home.create();
    machine.process(
        50, "/other/programs/kubernetes-1/supervisor", "supervisor", "/other/node/plan.json");
    machine.nodeInterface();
    Path cgroup = machine.cgroup("memory/tiprove");

    Cleaning cleaning = clean(false);

    assertThat(machine.ended()).isEmpty();
    assertThat(machine.commands()).isEmpty();
    assertThat(cgroup).exists();
    assertThat(cleaning.left()).singleElement().asString().contains("process 50 (/other/node/plan");
    assertThat(cleaning.exitCode()).isEqualTo(3);
  }

  @Test
  void removeCachesOnRequestAndThenTheHome() throws IOException {
    home.create();
    program("kube");
    Files.createDirectories(home.images().resolve("1"));
    Files.writeString(home.timings(), "{}");
    Files.createFile(home.nodeLock());
    Path module = Files.createDirectories(home.go().resolve("mod/example"));
    Files.writeString(module.resolve("a.go"), "package a");
    Files.setPosixFilePermissions(module, PosixFilePermissions.fromString("r-xr-xr-x"));

    Cleaning cleaning = clean(true);

    assertThat(home.root()).doesNotExist();
    assertThat(cleaning.left()).isEmpty();
    assertThat(cleaning.removed()).contains("folder " + home.root());
  }

  @Test
  void keepWhatAStrangerPutIntoTheHome() throws IOException {
    home.create();
    Files.writeString(home.root().resolve("thesis.tex"), "");

    Cleaning cleaning = clean(true);

    assertThat(home.root().resolve("thesis.tex")).exists();
    assertThat(cleaning.left()).singleElement().asString().contains("[thesis.tex]");
  }

  @Test
  void neverFollowLinks() throws IOException {
    home.create();
    Path precious = Files.createDirectories(temporary.resolve("precious"));
    Path file = Files.writeString(precious.resolve("file"), "kept");
    Files.createSymbolicLink(home.node(), precious);
    Files.createSymbolicLink(Files.createDirectories(home.workspaces()).resolve("out"), precious);
    Files.createSymbolicLink(home.programs(), Path.of("nowhere"));

    clean(true);

    assertThat(file).hasContent("kept");
    assertThat(home.root()).doesNotExist();
  }

  @Test
  void unmountTheInnermostFirstAndNeverEmptyWhatIsMounted() throws IOException {
    home.create();
    Path inner = Files.createDirectories(home.node().resolve("etcd/with blank"));
    Path file = Files.writeString(inner.resolve("file"), "kept");
    machine.mounts(inner.getParent().toString(), inner.toString(), "/other");

    Cleaning cleaning = clean(false);

    assertThat(machine.commands().toString())
        .isEqualTo("[[umount, %s], [umount, %s]]".formatted(inner, inner.getParent()));
    assertThat(file).hasContent("kept");
    assertThat(cleaning.left()).singleElement().asString().contains("is still mounted");
  }

  @Test
  void letACompileGoOn() throws IOException {
    home.create();
    Files.createDirectories(home.programs());
    Path lock = Files.createFile(home.programs().resolve(".tidb.lock"));
    machine.lock("4711", lock);

    Cleaning cleaning = clean(true);

    assertThat(lock).exists();
    assertThat(cleaning.left()).singleElement().asString().contains("process 4711 is providing");
  }

  @Test
  void refuseAFolderWithoutTheMark() throws IOException {
    Path node = Files.createDirectories(home.node());

    assertThatThrownBy(() -> clean(true))
        .isInstanceOf(ForeignHomeException.class)
        .hasMessageContainingAll(home.root().toString(), ".tiprove-home", "nothing was removed");
    assertThat(node).exists();
  }

  @Test
  void refuseTheHomeOfTheUserAndWhatHoldsIt() throws IOException {
    for (Path folder : new Path[] {userHome, temporary, Path.of("/")}) {
      home = new TiproveHome(folder);
      if (!folder.equals(Path.of("/"))) {
        Files.writeString(home.marker(), "");
      }
      assertThatThrownBy(() -> clean(true))
          .isInstanceOf(ForeignHomeException.class)
          .hasMessageContaining("home folder");
    }
  }

  @Test
  void refuseTheUsersHomeUnderAnotherName() throws IOException {
    Files.writeString(userHome.resolve(".tiprove-home"), "");
    home = new TiproveHome(Files.createSymbolicLink(temporary.resolve("alias"), userHome));

    assertThatThrownBy(() -> clean(true)).isInstanceOf(ForeignHomeException.class);
  }

  @Test
  void endARealProcessByItsIdOnly() throws Exception {
    home.create();
    Path program = Path.of(program("sleeper"));
    Files.copy(Path.of("/bin/sleep").toRealPath(), program);
    program.toFile().setExecutable(true);
    Process own = new ProcessBuilder(program.toString(), "100").start();
    Process other = new ProcessBuilder("/bin/sleep", "100").start();
    try {
      OwnProcesses processes = new OwnProcesses(Path.of("/proc"));
      assertThat(processes.programs(home.root()))
          .singleElement()
          .satisfies(found -> assertThat(new ProcessEnder(processes).end(found)).isTrue());
      assertThat(own.waitFor()).isNotZero();
      assertThat(other.isAlive()).isTrue();
    } finally {
      own.destroyForcibly();
      other.destroyForcibly();
    }
  }

  private Cleaning clean(boolean caches) {
    return new Cleaner(home, machine.root(), userHome, machine.systemCommand(), machine.ender())
        .clean(caches);
  }

  private String program(String name) throws IOException {
    return Files.createDirectories(home.programs().resolve("kubernetes-1"))
        .resolve(name)
        .toString();
  }
}
