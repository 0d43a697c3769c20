// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/** Runs Go tests of the fixtures, in the environment that fixtures/programs/provide compiles in. */
final class GoTests {
  private static final long MOST_MINUTES = 10;

  private final TestEquipment equipment;

  GoTests(TestEquipment equipment) {
    this.equipment = equipment;
  }

  /**
   * Runs the tests again, whatever ran before; output and exit status come back.
   *
   * @param module folder of a Go module below the fixtures
   * @param packages such as {@code ./...}
   */
  ProcessResult run(String module, String... packages) throws Exception {
    // Go's own bound is the lower one, for it shows what hangs.
    List<String> command = new ArrayList<>(List.of("go", "test", "-count=1", "-timeout=8m"));
    command.addAll(List.of(packages));
    var go = equipment.home().create().go();
    return new ProcessExecutor(command)
        .directory(equipment.fixtures().file(module).toFile())
        .environment("GOMODCACHE", go.resolve("mod").toString())
        .environment("GOCACHE", go.resolve("build").toString())
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
