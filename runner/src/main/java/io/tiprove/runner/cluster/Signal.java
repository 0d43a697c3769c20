// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; any number of raises before it looks count as one. Thread-safe. */
final class Signal {
  private final Semaphore raised = new Semaphore(0);

  void raise() {
    raised.release();
  }

  /** Waits until raised; false when {@code limit} passes first. */
  boolean await(Duration limit) {
    try {
      if (!raised.tryAcquire(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS)) {
        return false;
      }
      raised.drainPermits();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE, "Interrupted while waiting for the cluster; the run is ending.", e);
    }
  }
}
