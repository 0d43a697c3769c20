// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.cluster.Sighting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class OpenPortConditionTest {
  @Test
  void isMetWhenAConnectionIsTaken() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(condition(server.getLocalPort()).look().verdict()).isEqualTo(Sighting.Verdict.MET);
    }
  }

  @Test
  void saysWhyNoConnectionIsTaken() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }

    Sighting seen = condition(port).look();

    assertThat(seen.verdict()).isEqualTo(Sighting.Verdict.NOT_YET);
    assertThat(seen.state()).contains("refused");
  }

  private static OpenPortCondition condition(int port) {
    return new OpenPortCondition(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }
}
