// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.tiprove.runner.cluster.Condition;
import io.tiprove.runner.cluster.Sighting;
import io.tiprove.runner.cluster.WaitContext;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** A target cluster that has some rows of the data set and not all; over when it has all. */
final class PartlyImportedCondition implements Condition {
  // A database tells nobody that it has got a row.
  private static final Duration GRAIN = Duration.ofMillis(200);

  private final LongSupplier rows;
  private final long all;

  /**
   * @param rows counts those that are in the cluster now
   * @param all number of those of the data set
   */
  PartlyImportedCondition(LongSupplier rows, long all) {
    this.rows = rows;
    this.all = all;
  }

  @Override
  public String name() {
    return "some of the %d rows of the data set, and not all, are in the cluster".formatted(all);
  }

  @Override
  public List<Class<? extends HasMetadata>> reads() {
    return List.of(Pod.class);
  }

  @Override
  public Duration recheck() {
    return GRAIN;
  }

  @Override
  public Sighting look(WaitContext context) {
    return look();
  }

  Sighting look() {
    long seen = rows.getAsLong();
    String state = "%d of %d rows are there".formatted(seen, all);
    if (seen >= all) {
      return Sighting.never(state + " already");
    }
    return seen > 0 ? Sighting.met(state) : Sighting.notYet(state);
  }
}
