// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.zeroturnaround.exec.ProcessResult;

/** The Go tests of the node's supervisor, which make namespaces and end programs in them. */
@ExtendWith(EquipmentExtension.class)
final class SupervisorIT {
  private final GoTests tests;

  SupervisorIT(TestEquipment equipment) {
    this.tests = new GoTests(equipment);
  }

  @Test
  void passesItsOwnTests() throws Exception {
    Assumptions.assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "the supervisor's tests make namespaces, which needs root");

    // What ran before says nothing about the namespaces of today.
    ProcessResult result = tests.run("kubernetes/node", "./cmd/supervisor");

    assertThat(result.getExitValue()).as(result.outputUTF8()).isZero();
  }
}
