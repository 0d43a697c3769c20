// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiprove.runner.evidence.FileScenarioEvidence;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.SummaryJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads from the evidence of a run how long each scenario's Job took. */
final class ImportJobs {
  private final ObjectMapper mapper = new ObjectMapper();

  /** From created to Complete as the watch told, by the scenario's name. */
  Map<String, Duration> in(Path out) throws IOException {
    Map<String, Duration> jobs = new HashMap<>();
    Summary summary = new SummaryJson().read(out.resolve("summary.json"));
    for (Summary.ScenarioResult scenario : summary.scenarios()) {
      jobs.put(
          scenario.name(),
          job(out.resolve(scenario.evidence()).resolve(FileScenarioEvidence.RECORD)));
    }
    return jobs;
  }

  private Duration job(Path record) throws IOException {
    Instant created = null;
    for (String line : Files.readAllLines(record)) {
      JsonNode entry = mapper.readTree(line);
      if (!entry.path("type").asText().equals("transition")
          || !entry.path("kind").asText().equals("Job")) {
        continue;
      }
      Instant at = Instant.parse(entry.path("at").asText());
      if (created == null) {
        created = at;
      }
      if (entry.path("state").asText().equals("Complete")) {
        return Duration.between(created, at);
      }
    }
    throw new IOException(
        "expected a Job that completed in %s, seen none: look at the scenario's evidence there"
            .formatted(record));
  }
}
