// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes {@code bench.json} and, beside it, the schema that it meets.
 *
 * <p>Medians are fields of their own, so that two files are easily compared; all measured values
 * are below {@code measurements}. Thread-safe.
 */
public final class BenchJson {
  private static final int SCHEMA_VERSION = 1;
  private static final String SCHEMA = "bench.schema.json";

  private final JsonMapper mapper = new JsonMapper();

  /** Writes both files into {@code folder}, which exists, and returns the path of the first. */
  public Path write(Path folder, BenchResult result) throws IOException {
    Path file = folder.resolve("bench.json");
    Files.writeString(
        file,
        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree(result))
            + System.lineSeparator());
    Files.write(folder.resolve(SCHEMA), schema());
    return file;
  }

  byte[] schema() throws IOException {
    try (InputStream schema = BenchJson.class.getResourceAsStream(SCHEMA)) {
      return Objects.requireNonNull(schema, SCHEMA).readAllBytes();
    }
  }

  ObjectNode tree(BenchResult result) {
    ObjectNode tree = mapper.createObjectNode();
    tree.put("schemaVersion", SCHEMA_VERSION);
    tree.put("startedAt", result.startedAt().toString());
    result.parts().stream().sorted().forEach(part -> tree.withArray("parts").add(part.toString()));
    tree.put("runs", result.runs());
    tree.set("machine", mapper.valueToTree(result.machine()));
    ObjectNode versions = tree.putObject("versions");
    result.versions().forEach(versions::put);
    // Takes long, and is therefore measured on request only.
    tree.putNull("coldSetupSeconds");
    result.measurements().forEach(each -> tree.put(each.name(), rounded(each.samples().median())));
    ObjectNode ratios = tree.putObject("ratios");
    result.ratios().forEach(each -> ratios.put(each.name(), rounded(each.value())));
    ObjectNode measurements = tree.putObject("measurements");
    result.measurements().forEach(each -> add(measurements.putObject(each.name()), each));
    return tree;
  }

  private void add(ObjectNode node, Measurement measurement) {
    Samples samples = measurement.samples();
    node.put("what", measurement.what());
    node.put("unit", measurement.unit().symbol());
    node.put("goal", measurement.goal());
    node.put("median", rounded(samples.median()));
    samples.p99().ifPresent(p99 -> node.put("p99", rounded(p99)));
    node.put("min", rounded(samples.min()));
    node.put("max", rounded(samples.max()));
    samples.values().forEach(value -> node.withArray("values").add(rounded(value)));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
