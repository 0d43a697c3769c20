// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cucumber.java.en.When;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Edits values files the way a reader does: key by key. */
public final class ValuesSteps {
  private final YAMLMapper yaml =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          // A text of digits stays a text: "1.10" is not the number 1.1.
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();
  private final Workspace workspace;
  private final ScenarioReferences references;
  private final Clock clock;

  public ValuesSteps(Workspace workspace, ScenarioReferences references, Clock clock) {
    this.workspace = workspace;
    this.references = references;
    this.clock = clock;
  }

  @When("in {string} the reader sets:")
  public void edit(String file, String changes) {
    edit(file, null, values -> merge(values, (ObjectNode) filled(yaml.readTree(changes))));
  }

  /**
   * Adds to the end of a value of several lines.
   *
   * @param block what of the document the text is
   */
  void append(String file, String key, String text, String block) {
    edit(
        file,
        block,
        values -> {
          String before = values.path(key).asText();
          // A value that was set without a line's end is one line of several all the same.
          String separator = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
          values.put(key, before + separator + text);
        });
  }

  private void edit(String file, @Nullable String block, Edit edit) {
    Path path = workspace.folder().resolve(file);
    try {
      if (!Files.exists(path)) {
        throw new BlamedFailure(
            Blame.DOCUMENT,
            "Expected the file %s, which the document has the reader edit, seen none in %s"
                .formatted(file, workspace.folder()));
      }
      ObjectNode values = (ObjectNode) yaml.readTree(path.toFile());
      edit.of(values);
      String edited = yaml.writeValueAsString(values);
      new PrivateFolder(workspace.folder()).write(file, edited);
      references.installed(values);
      workspace.evidence().add(new EvidenceEntry.WrittenFile(clock.instant(), file, block, edited));
    } catch (IOException e) {
      throw new UncheckedIOException("The values in " + path + " cannot be edited", e);
    }
  }

  // In the tree, not in the text: a value cannot become YAML.
  private JsonNode filled(JsonNode node) {
    if (node instanceof TextNode text) {
      return TextNode.valueOf(new Placeholders(workspace).fill(text.textValue()));
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(filled(field.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int index = 0; index < array.size(); index++) {
        array.set(index, filled(array.get(index)));
      }
    }
    return node;
  }

  private static void merge(ObjectNode into, ObjectNode changes) {
    changes
        .properties()
        .forEach(
            change -> {
              JsonNode present = into.get(change.getKey());
              if (present instanceof ObjectNode object
                  && change.getValue() instanceof ObjectNode more) {
                merge(object, more);
              } else {
                into.set(change.getKey(), change.getValue());
              }
            });
  }

  private interface Edit {
    void of(ObjectNode values) throws IOException;
  }
}
