// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.fixtures.minikv.MinikvControl;
import java.util.function.DoubleSupplier;

/**
 * How far TiKV is with the tables of an import: a table counts half when TiKV is asked to take it
 * in, and whole when it has done so.
 *
 * <p>To be told of the asking, MultiIngest has to be slow: a fault counts the calls it meets.
 */
final class IngestProgress implements DoubleSupplier {
  private final MinikvControl tikv;
  private final int tables;

  IngestProgress(MinikvControl tikv, int tables) {
    this.tikv = tikv;
    this.tables = tables;
  }

  @Override
  public double getAsDouble() {
    double asked = Math.max(0, tikv.hits() - FaultCondition.PROBES);
    double taken = tikv.ingested().size();
    return Math.min(1, (asked + taken) / (2 * tables));
  }
}
