// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects what the API alone took, from the steps that measure it. Thread-safe. */
public final class ApiTimes {
  private final Queue<Duration> configMaps = new ConcurrentLinkedQueue<>();
  private final Queue<Duration> namespaces = new ConcurrentLinkedQueue<>();

  /** Adds one creation and one reading of a ConfigMap. */
  public void configMap(Duration took) {
    configMaps.add(took);
  }

  /** Adds the same in a namespace made for it. */
  public void namespace(Duration took) {
    namespaces.add(took);
  }

  List<Duration> configMaps() {
    return new ArrayList<>(configMaps);
  }

  List<Duration> namespaces() {
    return new ArrayList<>(namespaces);
  }
}
