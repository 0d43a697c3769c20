// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.fixtures.programs.TiproveHome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A home whose sockets the kernel would refuse is named before anything starts. */
final class SocketPathCheckTest {
  @Test
  void aPathThatIsTooLongIsMissing() {
    assertThat(state("/" + "a".repeat(56)).state()).isEqualTo(Observation.State.OK);
    assertThat(state("/" + "a".repeat(57)).state()).isEqualTo(Observation.State.MISSING);
  }

  private static Observation state(String home) {
    return new SocketPathCheck(TiproveHome.of(Map.of("TIPROVE_HOME", home))).observe();
  }
}
