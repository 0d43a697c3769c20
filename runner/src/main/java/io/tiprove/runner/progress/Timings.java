// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tiprove.runner.files.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long stages took in earlier runs, and how long they take in this one.
 *
 * <p>Kept as {@code timings.json}, name and number of units to milliseconds, in the state folder. A
 * file that cannot be read counts as none: it only holds estimates. Thread-safe.
 */
public final class Timings {
  private static final String FILE = "timings.json";

  private final PrivateFolder state;
  private final Map<String, Long> before;
  private final Map<String, Took> now = new ConcurrentHashMap<>();

  public Timings(PrivateFolder state) {
    this.state = state;
    this.before = read(state.resolve(FILE));
  }

  /**
   * What the stage took the last time it was done with as many units.
   *
   * @param units of work, or 0 when the stage has none
   */
  public Optional<Duration> estimate(String stage, long units) {
    return Optional.ofNullable(before.get(key(stage, units))).map(Duration::ofMillis);
  }

  public void record(String stage, long units, Duration took) {
    now.put(stage, new Took(units, took.toMillis()));
  }

  // Of one scenario it cannot be told how long two hundred take.
  private static String key(String stage, long units) {
    return units == 0 ? stage : stage + " (" + units + ")";
  }

  /** Milliseconds of this run's stages by name. */
  public Map<String, Long> recorded() {
    Map<String, Long> recorded = new TreeMap<>();
    now.forEach((stage, took) -> recorded.put(stage, took.milliseconds()));
    return recorded;
  }

  /** Keeps this run's times for the next one's estimates. */
  public void save() {
    Map<String, Long> all = new TreeMap<>(before);
    now.forEach((stage, took) -> all.put(key(stage, took.units()), took.milliseconds()));
    try {
      state.write(FILE, new JsonMapper().writeValueAsString(all) + "\n");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write timings", e);
    }
  }

  private static Map<String, Long> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try {
      return new JsonMapper().readValue(file.toFile(), new TypeReference<Map<String, Long>>() {});
    } catch (IOException e) {
      return Map.of();
    }
  }

  private record Took(long units, long milliseconds) {}
}
