// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.zeroturnaround.exec.ProcessResult;

/** The Go tests of the stand-in for PD and TiKV. */
@ExtendWith(EquipmentExtension.class)
final class MinikvIT {
  private final GoTests tests;

  MinikvIT(TestEquipment equipment) {
    this.tests = new GoTests(equipment);
  }

  @Test
  void passesItsOwnTests() throws Exception {
    ProcessResult result = tests.run("minikv", "./...");

    assertThat(result.getExitValue()).as(result.outputUTF8()).isZero();
  }
}
