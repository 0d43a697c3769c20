// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Writes and reads {@code summary.json}.
 *
 * <p>Instants are ISO-8601 in UTC, enumerations are lower camel case, fields keep the order of
 * {@link Summary}, map entries are sorted by key, so that equal summaries give equal bytes.
 * Thread-safe.
 */
public final class SummaryJson {
  private final JsonMapper mapper;

  public SummaryJson() {
    mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            // A newer version may add fields; an older reader still understands the rest.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
  }

  /** The summary as UTF-8 JSON, ending with a line feed. */
  public byte[] bytes(Summary summary) throws IOException {
    byte[] json = mapper.writeValueAsBytes(summary);
    byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  /** Writes the summary to {@code file}, replacing it in one step. */
  public void write(Path file, Summary summary) throws IOException {
    new FileReplacement(file).write(bytes(summary));
  }

  /**
   * Reads the summary of an earlier run.
   *
   * @throws NoSuchFileException if there is none
   * @throws IOException if it is not a summary of this version; the message names the file and the
   *     place
   */
  public Summary read(Path file) throws IOException {
    Summary summary;
    try {
      summary = mapper.readValue(Files.readAllBytes(file), Summary.class);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new IOException(
          """
          %s is not a summary of a run: %s
          Delete it, or name another output folder with --out."""
              .formatted(file, e.getMessage()),
          e);
    }
    if (summary == null || summary.schemaVersion() != Summary.SCHEMA_VERSION) {
      throw new IOException(
          """
          %s has schema version %s, and this program reads version %d.
          Delete it, or name another output folder with --out."""
              .formatted(
                  file,
                  summary == null ? "none" : summary.schemaVersion(),
                  Summary.SCHEMA_VERSION));
    }
    return summary;
  }
}
