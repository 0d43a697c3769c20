// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.runner.document.Block;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.BlockKind;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.profile.UsedChart;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * Tries the keys of charts' values that the documents name: a key that a chart takes changes what
 * it renders.
 */
public final class ValuesPathSteps {
  private final Workspace workspace;
  private final Profile profile;
  private final ScenarioCommands commands;
  private final BlockInventory blocks;
  private final ScenarioChecks checks;
  private final Clock clock;
  private final YAMLMapper yaml = new YAMLMapper();
  private final List<String> takenBy = new ArrayList<>();
  private final List<String> ignoredBy = new ArrayList<>();

  public ValuesPathSteps(
      Workspace workspace,
      Profile profile,
      ScenarioCommands commands,
      BlockInventory blocks,
      ScenarioChecks checks,
      Clock clock) {
    this.workspace = workspace;
    this.profile = profile;
    this.commands = commands;
    this.blocks = blocks;
    this.checks = checks;
    this.clock = clock;
  }

  @When(
      "the values path {string} of {string} is set to {string} in every version of chart {string}, beside {string}")
  public void set(String path, String section, String value, String chart, String beside) {
    List<String> named =
        blocks.matching(BlockKind.VALUES, path).stream()
            .filter(block -> block.isAt(section))
            .map(Block::id)
            .toList();
    if (named.isEmpty()) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "The step says that the document names the values path %s at %s, but it names it at %s. Correct the step, or make the inventory anew from the document."
              .formatted(
                  path,
                  section,
                  blocks.matching(BlockKind.VALUES, path).stream().map(Block::id).toList()));
    }
    tryOut(path, value, chart, beside, named);
  }

  @When("the reader sets {string} to {string} in every version of chart {string}, beside {string}")
  public void setOwn(String path, String value, String chart, String beside) {
    tryOut(path, value, chart, beside, List.of());
  }

  @Then("every version of the chart takes it")
  public void everyVersion() {
    checks.check(
        "versions of the chart that render the same with it",
        "[]",
        ignoredBy.toString(),
        ignoredBy.isEmpty() && !takenBy.isEmpty());
  }

  @Then("the chart takes it in the versions {string} and not in {string}")
  public void someVersions(String taking, String ignoring) {
    checks.equal(
        "versions of the chart that render something else with it",
        "[" + taking + "]",
        takenBy.toString());
    checks.equal(
        "versions of the chart that render the same with it",
        "[" + ignoring + "]",
        ignoredBy.toString());
  }

  @Then("no version of the chart takes it")
  public void noVersion() {
    checks.check(
        "versions of the chart that render something else with it",
        "none",
        takenBy.toString(),
        takenBy.isEmpty() && !ignoredBy.isEmpty());
  }

  private void tryOut(String path, String value, String chart, String beside, List<String> named) {
    UsedChart used = profile.charts().get(chart);
    if (used == null) {
      throw new TestAbortedException(
          "needs chart %s, which profile %s has not".formatted(chart, profile.name()));
    }
    try {
      JsonNode values = yaml.readTree(beside);
      write("beside.yaml", values);
      write("with.yaml", with(values, path, yaml.readTree(value)));
    } catch (IOException e) {
      throw new UncheckedIOException("The step's values are no YAML: " + e.getMessage(), e);
    }
    for (String version : used.versions()) {
      String without = rendered(chart, version, "beside.yaml");
      (rendered(chart, version, "with.yaml").equals(without) ? ignoredBy : takenBy).add(version);
    }
    workspace
        .evidence()
        .add(
            new EvidenceEntry.ValuesPath(
                clock.instant(), path, named, chart, List.copyOf(takenBy), List.copyOf(ignoredBy)));
  }

  private static JsonNode with(JsonNode values, String path, JsonNode value) {
    ObjectNode root =
        values instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    ObjectNode parent = root;
    String[] keys = path.split("\\.", -1);
    for (int level = 0; level < keys.length - 1; level++) {
      parent = parent.withObject("/" + keys[level]);
    }
    parent.set(keys[keys.length - 1], value);
    return root;
  }

  private void write(String file, JsonNode values) throws IOException {
    String text = yaml.writeValueAsString(values);
    Files.writeString(workspace.folder().resolve(file), text);
    workspace.evidence().add(new EvidenceEntry.WrittenFile(clock.instant(), file, null, text));
  }

  private String rendered(String chart, String version, String file) {
    return commands
        .own("helm template import pingcap/%s --version=%s -f %s".formatted(chart, version, file))
        .requireSuccess()
        .stdout();
  }
}
