// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the user asked to end the run early, and the threads to tell.
 *
 * <p>Thread-safe.
 */
public final class Interruption {
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private volatile boolean requested;

  /** Ends the run: interrupts what works now, and keeps what comes from starting. */
  public void request() {
    requested = true;
    working.forEach(Thread::interrupt);
  }

  public boolean requested() {
    return requested;
  }

  /** Begins work on this thread that may be interrupted. */
  public void begin() {
    working.add(Thread.currentThread());
    if (requested) {
      // The request may have come before this thread was known.
      Thread.currentThread().interrupt();
    }
  }

  /** Ends such work; clears the interrupt, so that what gives things back can still wait. */
  public void end() {
    working.remove(Thread.currentThread());
    Thread.interrupted();
  }
}
