// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import io.tiprove.fixtures.images.JavaLayers;
import io.tiprove.fixtures.programs.TiproveHome;
import io.tiprove.runner.cleaning.OwnProcesses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** The checks of this machine, those that explain others first. */
public final class MachineChecks {
  private final TiproveHome home;
  private final Path fixtures;
  private final Map<String, String> environment;

  /**
   * Takes what differs from machine to machine and checkout to checkout.
   *
   * @param fixtures the project's folder {@code fixtures}
   * @param environment of this process
   */
  public MachineChecks(TiproveHome home, Path fixtures, Map<String, String> environment) {
    this.home = home;
    this.fixtures = fixtures;
    this.environment = environment;
  }

  /** All checks, in the order they are reported. */
  public List<Check> all() {
    List<Check> all = new ArrayList<>(embedded());
    Tools tools = new Tools();
    all.add(new MavenCheck(tools));
    all.add(new DockerCheck(tools));
    all.add(new KubeconfigCheck(environment));
    return all;
  }

  /** The checks that can keep the embedded environment from running; they take under a second. */
  public List<Check> embedded() {
    Tools tools = new Tools();
    Path proc = Path.of("/proc");
    String processor = System.getProperty("os.arch");
    ProcessStatus status = new ProcessStatus(proc);
    ProvidedPrograms programs = new ProvidedPrograms(home);
    return List.of(
        new SystemCheck(System.getProperty("os.name"), processor),
        new RootCheck(status),
        new CapabilitiesCheck(status),
        new NamespacesCheck(tools),
        new CgroupsCheck(proc),
        new OverlayCheck(home, tools),
        new PacketFilterCheck(programs, tools),
        new NetworkCheck(proc),
        new NodeCheck(home, new OwnProcesses(proc), Path.of("/sys/class/net")),
        new LoopbackCheck(),
        new SocketPathCheck(home),
        new DiskCheck(home, programs, DiskCheck::usable),
        new MemoryCheck(proc, programs),
        new PackagesCheck(programs, tools),
        new JavaCheck(Runtime.version().feature(), ToolProvider.getSystemJavaCompiler() != null),
        new GoCheck(
            List.of(fixtures.resolve("kubernetes/node/go.mod"), fixtures.resolve("minikv/go.mod")),
            processor,
            tools),
        new PythonCheck(tools),
        new SmallProgramsCheck(tools),
        new LocaleCheck(JavaLayers.CHARACTERS));
  }
}
