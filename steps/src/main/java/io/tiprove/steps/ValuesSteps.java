// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cucumber.java.en.When;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Edits values files the way a reader does: key by key. */
public final class ValuesSteps {
  private final YAMLMapper yaml =
      YAMLMapper.builder().enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).build();
  private final Workspace workspace;
  private final Clock clock;

  public ValuesSteps(Workspace workspace, Clock clock) {
    this.workspace = workspace;
    this.clock = clock;
  }

  @When("in {string} the reader sets:")
  public void edit(String file, String changes) {
    Path path = workspace.folder().resolve(file);
    try {
      if (!Files.exists(path)) {
        throw new BlamedFailure(
            Blame.DOCUMENT,
            "Expected the file %s, which the document has the reader edit, seen none in %s"
                .formatted(file, workspace.folder()));
      }
      ObjectNode values = (ObjectNode) yaml.readTree(path.toFile());
      merge(values, (ObjectNode) yaml.readTree(new Placeholders(workspace).fill(changes)));
      String edited = yaml.writeValueAsString(values);
      Files.writeString(path, edited);
      workspace.evidence().add(new EvidenceEntry.WrittenFile(clock.instant(), file, null, edited));
    } catch (IOException e) {
      throw new UncheckedIOException("The values in " + path + " cannot be edited", e);
    }
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
}
