// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.List;

/**
 * Something that a scenario waits for; good for one wait.
 *
 * <p>Looked at by the waiting thread only: at once, and whenever something in the namespace
 * changes.
 */
public interface Condition extends AutoCloseable {

  /** The condition as a sentence without a full stop, such as {@code Job demo completes}. */
  String name();

  /** How things stand now. */
  Sighting look(WaitContext context);

  /** Watched kinds on which {@link #look} relies. */
  List<Class<? extends HasMetadata>> reads();

  /** After what time to look again although no event came; short for what has no events. */
  default Duration recheck() {
    return Duration.ofSeconds(5);
  }

  /** Gives back what looking needed. */
  @Override
  default void close() {}
}
