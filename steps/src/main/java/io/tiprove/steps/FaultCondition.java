// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.tiprove.fixtures.minikv.MinikvControl;
import io.tiprove.runner.cluster.Condition;
import io.tiprove.runner.cluster.Sighting;
import io.tiprove.runner.cluster.WaitContext;
import java.time.Duration;
import java.util.List;

/** A process of minikv that has answered calls of an import as its faults say. */
final class FaultCondition implements Condition {
  // Before an import Lightning asks once whether TiKV knows MultiIngest, which is no ingest.
  static final int PROBES = 1;

  private final MinikvControl process;

  FaultCondition(MinikvControl process) {
    this.process = process;
  }

  @Override
  public String name() {
    return "more than " + PROBES + " call met a fault";
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Pod.class);
  }

  @Override
  public Duration recheck() {
    return Duration.ofMillis(500);
  }

  @Override
  public Sighting look(WaitContext context) {
    int hits = process.hits();
    String state = hits + " calls met a fault";
    return hits > PROBES ? Sighting.met(state) : Sighting.notYet(state);
  }
}
