// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import io.tiprove.fixtures.kubernetes.NodeNetwork;
import io.tiprove.fixtures.programs.TiproveHome;
import io.tiprove.runner.cleaning.MachineProcess;
import io.tiprove.runner.cleaning.OwnProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks whether a node runs already, or one that was killed has left something. */
final class NodeCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("earlier node");

  private final TiproveHome home;
  private final OwnProcesses processes;
  private final Path interfaces;

  /**
   * @param interfaces the folder sys/class/net
   */
  NodeCheck(TiproveHome home, OwnProcesses processes, Path interfaces) {
    this.home = home;
    this.processes = processes;
    this.interfaces = interfaces;
  }

  @Override
  public Observation observe() {
    List<MachineProcess> own = processes.supervisors(home.root());
    if (!own.isEmpty()) {
      return SUBJECT.ok("a node runs, process %d".formatted(own.get(0).pid()));
    }
    boolean connected = Files.exists(interfaces.resolve(NodeNetwork.HOST_INTERFACE));
    List<MachineProcess> others = processes.foreignSupervisors(home.root());
    if (connected && !others.isEmpty()) {
      return SUBJECT.missing(
          "a node of another TIPROVE_HOME runs, process %d (%s)"
              .formatted(others.get(0).pid(), others.get(0).arguments().get(1)),
          "kill %d".formatted(others.get(0).pid()));
    }
    if (connected) {
      return SUBJECT.warning(
          "interface %s is left of a node that no longer runs; the next start removes it"
              .formatted(NodeNetwork.HOST_INTERFACE),
          "./tiprove clean");
    }
    return Files.exists(home.node())
        ? SUBJECT.warning(
            "files in %s are left of a node that no longer runs; the next start replaces them"
                .formatted(home.node()),
            "./tiprove clean")
        : SUBJECT.ok("none");
  }
}
