// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class TargetDatabaseTest {

  @Test
  void saysWhereNobodyAnswersAndKeepsThePasswordToItself() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    TargetDatabase database =
        new TargetDatabase(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "reader", "c4n4ry");

    assertThatThrownBy(database::databases)
        .isInstanceOfSatisfying(
            BlamedFailure.class,
            failure -> assertThat(failure.blame()).isEqualTo(Blame.INFRASTRUCTURE))
        .hasMessageContaining(InetAddress.getLoopbackAddress().getHostName())
        .hasMessageContaining(Integer.toString(port))
        .hasMessageContaining("as reader")
        .hasStackTraceContaining("SQLNonTransientConnectionException")
        .satisfies(failure -> assertThat(failure).message().doesNotContain("c4n4ry"));
  }
}
