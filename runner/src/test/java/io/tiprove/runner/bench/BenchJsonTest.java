// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchJsonTest {
  @TempDir Path out;

  private final BenchJson json = new BenchJson();

  @Test
  void mediansAreFieldsAndAllValuesAreKept() {
    JsonNode tree = json.tree(new SampleResult().make(false));

    assertThat(tree.get("nodeReadySeconds").asDouble()).isEqualTo(3.5);
    assertThat(tree.at("/measurements/nodeReadySeconds/min").asDouble()).isEqualTo(3.25);
    assertThat(tree.at("/measurements/nodeReadySeconds/values")).hasSize(3);
    assertThat(tree.at("/ratios/overheadToApiConfigMap").asDouble()).isEqualTo(15);
    assertThat(tree.at("/machine/cores").asInt()).isEqualTo(2);
  }

  @Test
  void aColdSetUpThatWasNotMeasuredIsNull() {
    assertThat(json.tree(new SampleResult().make(false)).get("coldSetupSeconds").isNull()).isTrue();
    assertThat(json.tree(new SampleResult().make(true)).get("coldSetupSeconds").asDouble())
        .isEqualTo(350);
  }

  @Test
  void whatIsWrittenMeetsTheSchemaBesideIt() throws IOException {
    json.write(out, new SampleResult().make(true));

    JsonNode written = new ObjectMapper().readTree(out.resolve("bench.json").toFile());
    assertThat(problems(Files.readString(out.resolve("bench.schema.json")), written)).isEmpty();
  }

  @Test
  void whatLacksAGoalOfTheBenchDoesNot() throws IOException {
    assertThat(problems(tree -> {})).isEmpty();
    assertThat(problems(tree -> tree.remove("scenarioOverheadMillis"))).isNotEmpty();
    assertThat(problems(tree -> tree.putNull("nodeReadySeconds"))).isNotEmpty();
    assertThat(problems(tree -> tree.put("surprise", 1))).isNotEmpty();
    assertThat(problems(tree -> ((ObjectNode) tree.get("machine")).remove("load"))).isNotEmpty();
  }

  @Test
  void whatWasAskedForHasToBeThere() throws IOException {
    String schema = new String(json.schema(), StandardCharsets.UTF_8);
    ObjectNode node = json.tree(new SampleResult().make(false, BenchPart.NODE));
    ObjectNode all = json.tree(new SampleResult().make(false, BenchPart.values()));
    ObjectNode front = json.tree(new SampleResult().make(false, BenchPart.FRONT));

    assertThat(node.get("parts")).extracting(JsonNode::asText).containsExactly("node");
    assertThat(all.get("parts"))
        .extracting(JsonNode::asText)
        .containsExactly("node", "front", "large");
    assertThat(problems(schema, node)).isEmpty();
    assertThat(problems(schema, all)).isNotEmpty();
    assertThat(problems(schema, front))
        .extracting(ValidationMessage::getMessage)
        .anyMatch(message -> message.contains("frontHttpOverheadMillis"))
        .noneMatch(message -> message.contains("largeImportSeconds"));
  }

  private Set<ValidationMessage> problems(Consumer<ObjectNode> change) throws IOException {
    ObjectNode tree = json.tree(new SampleResult().make(false));
    change.accept(tree);
    return problems(new String(json.schema(), StandardCharsets.UTF_8), tree);
  }

  private static Set<ValidationMessage> problems(String schema, JsonNode tree) {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(tree);
  }
}
