// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.tiprove.runner.cluster.Condition;
import io.tiprove.runner.cluster.Sighting;
import io.tiprove.runner.cluster.WaitContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/**
 * A Service that takes connections: the node's rules for it follow a moment after its pod is ready.
 */
final class OpenPortCondition implements Condition {
  private static final int MOST_MILLIS = 1_000;

  private final InetSocketAddress address;

  OpenPortCondition(InetSocketAddress address) {
    this.address = address;
  }

  @Override
  public String name() {
    return "%s:%d takes connections".formatted(address.getHostString(), address.getPort());
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Pod.class);
  }

  @Override
  public Duration recheck() {
    return Duration.ofMillis(200);
  }

  @Override
  public Sighting look(WaitContext context) {
    return look();
  }

  Sighting look() {
    try (Socket socket = new Socket()) {
      socket.connect(address, MOST_MILLIS);
      return Sighting.met("a connection was made");
    } catch (IOException e) {
      return Sighting.notYet(String.valueOf(e.getMessage()));
    }
  }
}
