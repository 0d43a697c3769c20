// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.tiprove.runner.evidence.EvidenceEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a scenario's {@code record.jsonl} holds, in the order of time.
 *
 * @param unreadable number of lines that are no entries; a run that was killed leaves half a line
 */
record ScenarioRecord(List<EvidenceEntry> entries, int unreadable) {
  static final ScenarioRecord EMPTY = new ScenarioRecord(List.of(), 0);

  <T extends EvidenceEntry> Stream<T> of(Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast);
  }

  Optional<Instant> start() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(0).at());
  }
}
