// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets scenarios run at the same time, except those that disturb others: these run alone.
 *
 * <p>A scenario enters and leaves by the thread that runs it. Thread-safe.
 */
final class Isolation {
  /** Tag of scenarios that run alone. */
  private static final String TAG = "@isolated";

  // Fair: one that waits to be alone is not overtaken by all others of the run.
  private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

  /**
   * Returns once the scenario may begin.
   *
   * @return how long it has waited
   */
  Duration enter(ScenarioDescription scenario) {
    long begun = System.nanoTime();
    lock(scenario).lock();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  void leave(ScenarioDescription scenario) {
    lock(scenario).unlock();
  }

  private Lock lock(ScenarioDescription scenario) {
    return scenario.tags().contains(TAG) ? lock.writeLock() : lock.readLock();
  }
}
