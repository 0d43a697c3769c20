// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the run before left in the output folder.
 *
 * <p>Reads {@code summary.json} for results, and {@code fingerprints.json} for what the failed
 * scenarios depended on. Immutable.
 */
public final class PreviousRun {
  private static final String SUMMARY = "summary.json";

  /** File with what the failed scenarios depended on. */
  static final String FINGERPRINTS = "fingerprints.json";

  private final Map<String, String> statuses;
  private final Map<String, String> fingerprints;

  private PreviousRun(Map<String, String> statuses, Map<String, String> fingerprints) {
    this.statuses = statuses;
    this.fingerprints = fingerprints;
  }

  /**
   * Reads it; empty when there was none.
   *
   * @throws BadInputException when what is there is no summary
   */
  public static Optional<PreviousRun> in(Path out) {
    Path summary = out.resolve(SUMMARY);
    if (!Files.isRegularFile(summary)) {
      return Optional.empty();
    }
    try {
      Map<String, String> statuses = new LinkedHashMap<>();
      for (JsonNode scenario : new JsonMapper().readTree(summary.toFile()).path("scenarios")) {
        statuses.put(scenario.path("id").asText(), scenario.path("status").asText());
      }
      Path file = out.resolve(FINGERPRINTS);
      Map<String, String> fingerprints =
          Files.isRegularFile(file)
              ? new JsonMapper()
                  .readValue(file.toFile(), new TypeReference<Map<String, String>>() {})
              : Map.of();
      return Optional.of(new PreviousRun(statuses, fingerprints));
    } catch (IOException e) {
      throw new BadInputException(
          "%s is not the summary of a run: %s. Delete it, or name another folder with --out."
              .formatted(summary, e.getMessage()),
          e);
    }
  }

  /** Writes what the next run is to know of this one's failed scenarios. */
  public static void keep(Path out, Map<String, String> fingerprints) throws IOException {
    new JsonMapper().writeValue(out.resolve(FINGERPRINTS).toFile(), new TreeMap<>(fingerprints));
  }

  /** A scenario's status as the summary has it; empty when it was not part of that run. */
  public Optional<String> status(String scenario) {
    return Optional.ofNullable(statuses.get(scenario));
  }

  public boolean failed(String scenario) {
    return "failed".equals(statuses.get(scenario));
  }

  public boolean anyFailed() {
    return statuses.containsValue("failed");
  }

  /** Whether it failed with the same things to depend on. */
  public boolean failedWith(String scenario, String fingerprint) {
    return failed(scenario) && fingerprint.equals(fingerprints.get(scenario));
  }
}
