// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.fixtures.programs.TiproveHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/** The Go tests of the node's supervisor, which make namespaces and end programs in them. */
@ExtendWith(EquipmentExtension.class)
final class SupervisorIT {
  private static final long MOST_MINUTES = 5;

  private final TestEquipment equipment;

  SupervisorIT(TestEquipment equipment) {
    this.equipment = equipment;
  }

  @Test
  void passesItsOwnTests() throws Exception {
    Assumptions.assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "the supervisor's tests make namespaces, which needs root");

    ProcessResult result = goTest(equipment.home().create());

    assertThat(result.getExitValue()).as(result.outputUTF8()).isZero();
  }

  /** Runs them, in the environment that fixtures/programs/provide compiles in. */
  private ProcessResult goTest(TiproveHome home) throws Exception {
    // What ran before says nothing about the namespaces of today: -count=1 runs it again. Go's own
    // bound is the lower one, for it shows what hangs.
    return new ProcessExecutor("go", "test", "-count=1", "-timeout=4m", "./cmd/supervisor")
        .directory(equipment.fixtures().file("kubernetes/node").toFile())
        .environment("GOMODCACHE", home.go().resolve("mod").toString())
        .environment("GOCACHE", home.go().resolve("build").toString())
        .environment("GOFLAGS", "-modcacherw")
        .environment("GOTOOLCHAIN", "local")
        .environment("GOWORK", "off")
        .environment("CGO_ENABLED", "0")
        .readOutput(true)
        .destroyOnExit()
        .timeout(MOST_MINUTES, TimeUnit.MINUTES)
        .execute();
  }
}
