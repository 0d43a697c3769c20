// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.cluster.HangingNamespace;
import io.tiprove.runner.cluster.NamespaceSweep;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.workspace.NamespaceRelease;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes namespaces through the sweep; at the end waits for it, then closes what watched the
 * cluster.
 */
final class SweepingRelease implements NamespaceRelease {
  private static final Logger LOG = LoggerFactory.getLogger(SweepingRelease.class);
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Environment environment;
  private final NamespaceSweep sweep;
  private final List<AutoCloseable> closedAfterwards;

  SweepingRelease(
      Environment environment, NamespaceSweep sweep, List<AutoCloseable> closedAfterwards) {
    this.environment = environment;
    this.sweep = sweep;
    this.closedAfterwards = List.copyOf(closedAfterwards);
  }

  @Override
  public void release(String namespace) {
    sweep.delete(namespace);
  }

  @Override
  public void close() {
    if (environment.hasFailed()) {
      closeAll();
      return;
    }
    // A namespace takes 5 s to go at the least; there is nothing to wait for if all goes with it.
    boolean goesAnyway = environment.endsWithRun();
    List<HangingNamespace> hanging = sweep.finish(goesAnyway ? Duration.ZERO : BOUND);
    if (!goesAnyway && !hanging.isEmpty()) {
      LOG.warn(
          "Namespaces not gone after {} s: {}",
          BOUND.toSeconds(),
          hanging.stream()
              .map(each -> each.name() + " (" + each.reason() + ")")
              .collect(Collectors.joining("; ")));
    }
    closeAll();
  }

  private void closeAll() {
    sweep.close();
    for (AutoCloseable each : closedAfterwards) {
      try {
        each.close();
      } catch (Exception e) {
        LOG.warn("After the run something could not be closed", e);
      }
    }
  }
}
