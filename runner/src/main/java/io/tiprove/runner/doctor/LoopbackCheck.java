// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;

/** Checks that a chart repository can be served on loopback. */
final class LoopbackCheck implements Check {
  private static final Subject SUBJECT = new Subject("loopback", Set.of(EnvironmentKind.values()));

  @Override
  public Observation observe() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return SUBJECT.ok("a port can be opened, such as " + socket.getLocalPort());
    } catch (IOException e) {
      return SUBJECT.missing("no port can be opened: " + e.getMessage(), "ip link set lo up");
    }
  }
}
