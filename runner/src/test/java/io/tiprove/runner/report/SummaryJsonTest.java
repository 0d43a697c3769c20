// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SummaryJsonTest {
  @TempDir Path out;

  private final SummaryJson json = new SummaryJson();
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Summary summary = new SampleRun(out, 12).make();
    json.write(out.resolve("summary.json"), summary);

    assertThat(json.read(out.resolve("summary.json"))).isEqualTo(summary);
    assertThat(out.resolve(".summary.json.tmp")).doesNotExist();
  }

  @Test
  void equalSummariesGiveEqualBytesWithFieldsInTheOrderOfTheIssue() throws IOException {
    Summary summary = new SampleRun(out, 12).make();

    assertThat(json.bytes(summary)).isEqualTo(json.bytes(new SampleRun(out, 12).make()));
    assertThat(mapper.readTree(json.bytes(summary)).fieldNames())
        .toIterable()
        .containsExactly(
            "schemaVersion",
            "startedAt",
            "durationMs",
            "environment",
            "profile",
            "seed",
            "totals",
            "scenarios",
            "clauses",
            "findings",
            "timings");
    assertThat(mapper.readTree(json.bytes(summary)).at("/startedAt").asText())
        .isEqualTo("2026-11-22T10:15:30.120Z");
  }

  @Test
  void aWrittenSummaryMeetsItsSchema() throws IOException {
    assertThat(problems(tree -> {})).isEmpty();
  }

  @Test
  void aBrokenSummaryDoesNot() throws IOException {
    assertThat(problems(tree -> tree.remove("totals"))).isNotEmpty();
    assertThat(problems(tree -> tree.put("startedAt", 1_763_806_530L))).isNotEmpty();
    assertThat(problems(tree -> scenario(tree).put("status", "PASSED"))).isNotEmpty();
    assertThat(problems(tree -> scenario(tree).put("reason", "passed, but"))).isNotEmpty();
    assertThat(problems(tree -> scenario(tree).put("status", "failed"))).isNotEmpty();
    assertThat(problems(tree -> scenario(tree).put("blame", "document"))).isNotEmpty();
    assertThat(problems(tree -> scenario(tree).remove("references"))).isNotEmpty();
    assertThat(problems(tree -> tree.put("surprise", true))).isNotEmpty();
  }

  @Test
  void aSummaryWithoutReferencesIsReadAsHavingNone() throws IOException {
    ObjectNode tree = (ObjectNode) mapper.readTree(json.bytes(new SampleRun(out, 12).make()));
    tree.path("scenarios").forEach(each -> ((ObjectNode) each).remove("references"));
    Path file = out.resolve("summary.json");
    Files.write(file, mapper.writeValueAsBytes(tree));

    assertThat(json.read(file).scenarios())
        .isNotEmpty()
        .allMatch(each -> each.references().isEmpty());
  }

  @Test
  void whatIsNoSummaryIsRefusedWithItsName() throws IOException {
    Path file = out.resolve("summary.json");
    assertThatThrownBy(() -> json.read(file)).isInstanceOf(NoSuchFileException.class);
    Files.writeString(file, "{\"schemaVersion\": 1, \"startedAt\": ");
    assertThatThrownBy(() -> json.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    Files.writeString(file, "null");
    assertThatThrownBy(() -> json.read(file)).hasMessageContaining("schema version");
  }

  private static ObjectNode scenario(ObjectNode tree) {
    return (ObjectNode) tree.at("/scenarios/0");
  }

  private Set<ValidationMessage> problems(Consumer<ObjectNode> change) throws IOException {
    JsonNode tree = mapper.readTree(json.bytes(new SampleRun(out, 12).make()));
    change.accept((ObjectNode) tree);
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(new ShippedText("summary.schema.json").read());
    return schema.validate(tree);
  }
}
