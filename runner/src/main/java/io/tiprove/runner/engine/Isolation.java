// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

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

  /** Returns once the scenario may begin. */
  void enter(ScenarioDescription scenario) {
    if (isAlone(scenario)) {
      lock.writeLock().lock();
    } else {
      lock.readLock().lock();
    }
  }

  void leave(ScenarioDescription scenario) {
    if (isAlone(scenario)) {
      lock.writeLock().unlock();
    } else {
      lock.readLock().unlock();
    }
  }

  private static boolean isAlone(ScenarioDescription scenario) {
    return scenario.tags().contains(TAG);
  }
}
