// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.engine.Interruption;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/** Work on this thread that Ctrl-C ends, where no run of scenarios does that. */
final class Interruptible {
  private final Interruption interruption;

  Interruptible(Interruption interruption) {
    this.interruption = interruption;
  }

  /**
   * Does it.
   *
   * @throws CancellationException when the user ended it
   */
  <T> T work(Work<T> work) throws IOException {
    interruption.begin();
    try {
      return work.get();
    } catch (IOException | RuntimeException e) {
      if (interruption.requested()) {
        CancellationException ended = new CancellationException("interrupted");
        ended.initCause(e);
        throw ended;
      }
      throw e;
    } finally {
      interruption.end();
    }
  }

  /** What is to be done. */
  @FunctionalInterface
  interface Work<T> {
    T get() throws IOException;
  }
}
