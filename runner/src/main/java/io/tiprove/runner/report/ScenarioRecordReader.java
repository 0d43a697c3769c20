// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tiprove.runner.evidence.EvidenceEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record of a scenario from its evidence folder.
 *
 * <p>Tolerant: a report of a run that went wrong is worth more than none, so a missing record is an
 * empty one and a line that is no entry is counted. Thread-safe.
 */
final class ScenarioRecordReader {
  static final String FILE = "record.jsonl";

  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  ScenarioRecord read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return ScenarioRecord.EMPTY;
    }
    List<EvidenceEntry> entries = new ArrayList<>();
    int unreadable = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String line = lines.readLine();
      while (line != null) {
        if (!line.isBlank()) {
          EvidenceEntry entry = entry(line);
          if (entry == null) {
            unreadable++;
          } else {
            entries.add(entry);
          }
        }
        line = lines.readLine();
      }
    }
    // Entries of watches and of finished steps are written when they end, not when they began.
    entries.sort(Comparator.comparing(EvidenceEntry::at));
    return new ScenarioRecord(List.copyOf(entries), unreadable);
  }

  private @Nullable EvidenceEntry entry(String line) {
    try {
      EvidenceEntry entry = mapper.readValue(line, EvidenceEntry.class);
      return entry == null || entry.at() == null ? null : entry;
    } catch (JacksonException e) {
      return null;
    }
  }
}
