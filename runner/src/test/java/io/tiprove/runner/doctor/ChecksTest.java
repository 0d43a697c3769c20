// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.fixtures.programs.TiproveHome;
import io.tiprove.runner.cleaning.OwnProcesses;
import io.tiprove.runner.doctor.Observation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check sees what is there and what is not. */
final class ChecksTest {
  private final FakeTools tools = new FakeTools();
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({
    "Linux,amd64,OK",
    "Linux,aarch64,OK",
    "Mac OS X,aarch64,MISSING",
    "Linux,ppc64,MISSING"
  })
  void system(String system, String processor, State expected) {
    assertThat(new SystemCheck(system, processor).observe().state()).isEqualTo(expected);
  }

  @Test
  void root() throws IOException {
    proc("self/status", "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\n");
    assertThat(new RootCheck(new ProcessStatus(proc())).observe())
        .returns(State.MISSING, Observation::state)
        .returns("user 1000 cannot make a node", Observation::seen);
    proc("self/status", "Uid:\t1000\t0\t0\t0\n");
    assertThat(new RootCheck(new ProcessStatus(proc())).observe().state()).isEqualTo(State.OK);
    Files.delete(proc().resolve("self/status"));
    assertThat(new RootCheck(new ProcessStatus(proc())).observe().state()).isEqualTo(State.MISSING);
  }

  @Test
  void capabilities() throws IOException {
    proc("self/status", "CapEff:\t000001fffeffffff\n");
    assertThat(new CapabilitiesCheck(new ProcessStatus(proc())).observe().state())
        .isEqualTo(State.OK);
    // What Docker leaves root without --privileged.
    proc("self/status", "CapEff:\t00000000a80425fb\n");
    assertThat(new CapabilitiesCheck(new ProcessStatus(proc())).observe().seen())
        .isEqualTo("CAP_NET_ADMIN, CAP_SYS_ADMIN not there");
  }

  @Test
  void namespaces() {
    assertThat(new NamespacesCheck(tools).observe().state()).isEqualTo(State.WARNING);
    tools.answers("unshare", false, "unshare: unshare failed: Operation not permitted");
    assertThat(new NamespacesCheck(tools).observe())
        .returns(State.MISSING, Observation::state)
        .returns("unshare: unshare failed: Operation not permitted", Observation::seen);
    tools.answers("unshare", true, "");
    assertThat(new NamespacesCheck(tools).observe().state()).isEqualTo(State.OK);
  }

  @Test
  void cgroups() throws IOException {
    proc("self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 rw,relatime 0 0\n");
    assertThat(new CgroupsCheck(proc()).observe().seen()).isEqualTo("version 2");
    proc("self/mounts", "cgroup2 /sys/fs/cgroup cgroup2 ro,relatime 0 0\n");
    assertThat(new CgroupsCheck(proc()).observe().state()).isEqualTo(State.MISSING);
    proc(
        "self/mounts",
        """
        cgroup /sys/fs/cgroup/cpu cgroup rw,relatime,cpu 0 0
        cgroup /sys/fs/cgroup/memory cgroup rw,relatime,memory 0 0
        cgroup /sys/fs/cgroup/pids cgroup rw,relatime,pids 0 0
        cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
        """);
    assertThat(new CgroupsCheck(proc()).observe().seen()).isEqualTo("version 1");
    proc("self/mounts", "cgroup /sys/fs/cgroup/cpu cgroup rw,relatime,cpu 0 0\n");
    assertThat(new CgroupsCheck(proc()).observe().seen())
        .isEqualTo("writable controllers are [cpu] of [cpu, memory, pids]");
  }

  @Test
  void overlay() {
    TiproveHome home = new TiproveHome(temporary.resolve("not/yet/there"));
    tools.answers("unshare", true, "");
    assertThat(new OverlayCheck(home, tools).observe().seen())
        .isEqualTo("can be mounted below " + temporary);
    tools.answers("unshare", false, "mount: wrong fs type");
    assertThat(new OverlayCheck(home, tools).observe().state()).isEqualTo(State.MISSING);
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void packetFilter() throws IOException {
    TiproveHome home = new TiproveHome(temporary);
    PacketFilterCheck check = new PacketFilterCheck(new ProvidedPrograms(home), tools);
    assertThat(check.observe().seen()).startsWith("not tried");
    provided(home, "debian-1");
    Files.createDirectories(home.programs().resolve("debian-1/usr/lib/x86_64-linux-gnu/xtables"));
    tools.answers("unshare", false, "iptables: Failed to initialize nft: Protocol not supported");
    assertThat(check.observe())
        .returns(State.MISSING, Observation::state)
        .returns("modprobe -a nf_tables nft_compat nft_chain_nat xt_MASQUERADE", Observation::mend);
  }

  @ParameterizedTest
  @CsvSource({
    "go1.26.0,OK",
    "go1.26.8,OK",
    "go1.27,OK",
    "go1.9.7,MISSING",
    "go1.25.3,MISSING",
    "devel,MISSING"
  })
  void go(String version, State expected) throws IOException {
    tools.answers("go", true, version);
    assertThat(goCheck().observe().state()).isEqualTo(expected);
  }

  @Test
  void goIsTakenFromThePackageThatIsNewEnough() throws IOException {
    tools.answers("apt-cache", true, "golang-go:\n  Installed: (none)\n  Candidate: 2:1.19~1\n");
    assertThat(goCheck().observe())
        .returns("go is not on the PATH; 1.26.0 or later is needed", Observation::seen)
        .returns(
            "curl -fsSL https://go.dev/dl/go1.26.0.linux-amd64.tar.gz | tar -C /usr/local -xz\n"
                + "export PATH=/usr/local/go/bin:$PATH",
            Observation::mend);
    tools.answers("apt-cache", true, "golang-go:\n  Candidate: 2:1.26~2\n");
    assertThat(goCheck().observe().mend()).isEqualTo("apt-get install golang-go");
  }

  @ParameterizedTest
  @CsvSource({
    "3.10.0,true,OK",
    "3.13.1,true,OK",
    "3.9.2,true,MISSING",
    "2.7.18,true,MISSING",
    "3.11.2,false,MISSING",
    "Segmentation fault,false,MISSING"
  })
  void python(String version, boolean hasVenv, State expected) {
    tools.answers(
        "python3",
        hasVenv,
        version
            + (hasVenv ? "" : "\nModuleNotFoundError: No module named 'ensurepip' in 9.9 weeks"));
    assertThat(new PythonCheck(tools).observe().state()).isEqualTo(expected);
  }

  @Test
  void pythonIsMendedWithThePackageThatHasVenv() {
    assertThat(new PythonCheck(tools).observe())
        .returns("python3 is not on the PATH; 3.10 or later with venv is needed", Observation::seen)
        .returns("apt-get install python3-venv", Observation::mend);
    tools.answers("python3", false, "3.11.2\nModuleNotFoundError: No module named 'ensurepip'");
    assertThat(new PythonCheck(tools).observe())
        .returns(
            "3.11.2 cannot make virtual environments: ModuleNotFoundError: No module named 'ensurepip'",
            Observation::seen)
        .returns("apt-get install python3-venv", Observation::mend);
    tools.answers("python3", true, "3.9.2");
    assertThat(new PythonCheck(tools).observe().mend()).startsWith("use Debian 12");
  }

  @Test
  void smallPrograms() {
    assertThat(new SmallProgramsCheck(tools).observe())
        .returns("ldd, script, stty not on the PATH", Observation::seen)
        .returns("apt-get install libc-bin bsdutils coreutils", Observation::mend);
    tools.answers("ldd", true, "ldd (GNU libc) 2.39");
    assertThat(new SmallProgramsCheck(tools).observe())
        .returns("apt-get install bsdutils coreutils", Observation::mend);
    tools.answers("script", true, "script from util-linux 2.39");
    tools.answers("stty", true, "stty (GNU coreutils) 9.4");
    assertThat(new SmallProgramsCheck(tools).observe().state()).isEqualTo(State.OK);
  }

  @Test
  void locale() throws IOException {
    Path characters = temporary.resolve("LC_CTYPE");
    assertThat(new LocaleCheck(characters).observe())
        .returns(State.MISSING, Observation::state)
        .returns("apt-get install --reinstall libc-bin", Observation::mend);
    Files.writeString(characters, "");
    assertThat(new LocaleCheck(characters).observe().state()).isEqualTo(State.OK);
  }

  @Test
  void javaAndMaven() {
    assertThat(new JavaCheck(11, true).observe().state()).isEqualTo(State.MISSING);
    assertThat(new JavaCheck(17, false).observe().state()).isEqualTo(State.WARNING);
    assertThat(new JavaCheck(21, true).observe().state()).isEqualTo(State.OK);
    assertThat(new MavenCheck(tools).observe().mend()).isEqualTo("apt-get install maven");
    tools.answers("mvn", true, "Apache Maven 3.6.3\nJava version: 17.0.1");
    assertThat(new MavenCheck(tools).observe().seen()).isEqualTo("3.6.3, 3.8 or later is needed");
    tools.answers("mvn", true, "Apache Maven 3.8.7\n");
    assertThat(new MavenCheck(tools).observe().seen()).isEqualTo("3.8.7");
  }

  @Test
  void packages() {
    PackagesCheck check =
        new PackagesCheck(new ProvidedPrograms(new TiproveHome(temporary)), tools);
    assertThat(check.observe().seen()).startsWith("apt-get is missing");
    tools.answers("apt-get", true, "apt 2.6");
    assertThat(check.observe().seen()).startsWith("dpkg-deb is missing");
    tools.answers("dpkg-deb", true, "");
    assertThat(check.observe().state()).isEqualTo(State.OK);
  }

  @Test
  void diskNeedsLessOnceProgramsAreThere() throws IOException {
    TiproveHome home = new TiproveHome(temporary);
    DiskCheck check = new DiskCheck(home, new ProvidedPrograms(home), folder -> 11_999_999_999L);
    provided(home, "kubernetes-1");
    assertThat(check.observe())
        .returns(State.MISSING, Observation::state)
        .returns(
            "11 GB free for %s, 15 GB are needed to compile the programs".formatted(temporary),
            Observation::seen);
    provided(home, "tidb-1");
    assertThat(check.observe())
        .returns(State.OK, Observation::state)
        .returns(
            "11 GB free for %s, 3 GB are needed to unpack packages beside the compiled programs"
                .formatted(temporary),
            Observation::seen);
    provided(home, "debian-1");
    provided(home, "cloud-1");
    provided(home, "metrics-1");
    assertThat(
            new DiskCheck(home, new ProvidedPrograms(home), folder -> 1_999_999_999L)
                .observe()
                .seen())
        .isEqualTo("1 GB free for %s, 2 GB are needed once programs are there", temporary);
  }

  @ParameterizedTest
  @CsvSource({"24,20,OK", "16,7,OK", "16,5,WARNING", "4,3,MISSING"})
  void memory(long total, long available, State expected) throws IOException {
    proc(
        "meminfo",
        "MemTotal:       %d kB\nMemFree: 1 kB\nMemAvailable:   %d kB\n"
            .formatted(total << 20, available << 20));
    Observation observation =
        new MemoryCheck(proc(), new ProvidedPrograms(new TiproveHome(temporary))).observe();
    assertThat(observation.state()).isEqualTo(expected);
    assertThat(observation.seen().contains("compiling is faster")).isEqualTo(available == 7);
  }

  @Test
  void littleMemoryDoesOnceProgramsAreCompiled() throws IOException {
    TiproveHome home = new TiproveHome(temporary);
    MemoryCheck check = new MemoryCheck(proc(), new ProvidedPrograms(home));
    proc("meminfo", "MemTotal: %d kB\nMemAvailable: %d kB\n".formatted(4 << 20, 3 << 20));
    provided(home, "kubernetes-1");
    assertThat(check.observe().state()).isEqualTo(State.MISSING);
    provided(home, "tidb-1");
    assertThat(check.observe().state()).isEqualTo(State.WARNING);
  }

  @ParameterizedTest
  @CsvSource({
    // destination and mask as the kernel writes them, least significant byte first
    "eth0,00000000,00000000,OK", // default route
    "eth0,000012C6,0000FEFF,MISSING", // 198.18.0.0/15
    "vpn0,050013C6,FFFFFFFF,MISSING", // 198.19.0.5
    "eth0,000000C0,000000C0,OK", // 192.0.0.0/2, wider than the node's
    "eth0,000014C6,0000FFFF,OK", // 198.20.0.0/16
    "tiprove0,000012C6,FCFFFFFF,OK"
  })
  void network(String device, String destination, String mask, State expected) throws IOException {
    proc(
        "net/route",
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
            + "%s\t%s\t00000000\t0001\t0\t0\t0\t%s\t0\t0\t0\n"
                .formatted(device, destination, mask));
    assertThat(new NetworkCheck(proc()).observe().state()).isEqualTo(expected);
  }

  @Test
  void earlierNode() throws IOException {
    TiproveHome home = new TiproveHome(temporary.resolve("home"));
    Path interfaces = Files.createDirectories(temporary.resolve("net"));
    Files.createDirectories(proc());
    NodeCheck check = new NodeCheck(home, new OwnProcesses(proc()), interfaces);
    assertThat(check.observe().seen()).isEqualTo("none");
    Files.createDirectories(home.node());
    assertThat(check.observe().state()).isEqualTo(State.WARNING);
    Files.createDirectory(interfaces.resolve("tiprove0"));
    assertThat(check.observe())
        .returns(State.WARNING, Observation::state)
        .returns("./tiprove clean", Observation::mend);
    supervisor(20, Path.of("/other"));
    assertThat(check.observe()).returns("kill 20", Observation::mend);
    supervisor(21, home.root());
    assertThat(check.observe().seen()).isEqualTo("a node runs, process 21");
  }

  @Test
  void loopback() {
    assertThat(new LoopbackCheck().observe().state()).isEqualTo(State.OK);
  }

  @Test
  void dockerAndKubeconfig() throws IOException {
    assertThat(new DockerCheck(tools).observe().mend()).isEqualTo("apt-get install docker.io");
    tools.answers("docker", false, "Cannot connect to the Docker daemon");
    assertThat(new DockerCheck(tools).observe().mend()).isEqualTo("systemctl start docker");
    Path file = temporary.resolve("config");
    KubeconfigCheck check = new KubeconfigCheck(Map.of("KUBECONFIG", "/nowhere:" + file));
    assertThat(check.observe().state()).isEqualTo(State.MISSING);
    Files.writeString(file, "");
    assertThat(check.observe().seen()).isEqualTo(file.toString());
  }

  @Test
  void thisMachineCanBeExamined() {
    Path fixtures = Path.of("../fixtures");
    Diagnosis diagnosis =
        new Doctor(new MachineChecks(new TiproveHome(temporary), fixtures, Map.of()).all())
            .examine();
    assertThat(diagnosis.observations()).hasSize(22).allMatch(seen -> !seen.seen().isBlank());
  }

  private GoCheck goCheck() throws IOException {
    Path older = Files.writeString(temporary.resolve("a.mod"), "module a\n\ngo 1.21\n");
    Path newer = Files.writeString(temporary.resolve("b.mod"), "module b\n\ngo 1.26.0\n");
    return new GoCheck(List.of(older, newer), "amd64", tools);
  }

  private static void provided(TiproveHome home, String folder) throws IOException {
    Files.createFile(Files.createDirectories(home.programs().resolve(folder)).resolve(".whole"));
  }

  private void supervisor(long pid, Path home) throws IOException {
    Path folder = Files.createDirectories(proc().resolve(Long.toString(pid)));
    Files.createSymbolicLink(
        folder.resolve("exe"), home.resolve("programs/kubernetes-1/supervisor"));
    Files.writeString(folder.resolve("cmdline"), "supervisor\0" + home + "/node/plan.json\0");
  }

  private Path proc() {
    return temporary.resolve("proc");
  }

  private void proc(String file, String content) throws IOException {
    Path path = proc().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
