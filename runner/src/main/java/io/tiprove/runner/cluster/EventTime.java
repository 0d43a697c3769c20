// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.stream.Stream;

/** When a Kubernetes event last happened, and to what. */
final class EventTime {
  private EventTime() {}

  /** The newest of the times that the event carries; old and new reporters fill other fields. */
  static Instant of(Event event) {
    String text =
        Stream.of(
                event.getLastTimestamp(),
                event.getEventTime() == null ? null : event.getEventTime().getTime(),
                event.getFirstTimestamp(),
                event.getMetadata().getCreationTimestamp())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** The object as {@code Kind/name}. */
  static String object(Event event) {
    return event.getInvolvedObject().getKind() + "/" + event.getInvolvedObject().getName();
  }
}
