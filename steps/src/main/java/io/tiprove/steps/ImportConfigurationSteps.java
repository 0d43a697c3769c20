// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.tiprove.runner.document.BlockKind;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;

/** Edits what Lightning is configured with, and looks at what its pod has of it. */
public final class ImportConfigurationSteps {
  // The folder that the charts give it.
  private static final String CONFIGURATION = "/etc/tidb-lightning";

  private final ObjectMapper toml = TomlMapper.builder().build();
  private final Workspace workspace;
  private final ValuesSteps values;
  private final DocumentedBlocks blocks;
  private final ImportJob job;
  private final ScenarioChecks checks;

  public ImportConfigurationSteps(
      Workspace workspace,
      ValuesSteps values,
      DocumentedBlocks blocks,
      ImportJob job,
      ScenarioChecks checks) {
    this.workspace = workspace;
    this.values = values;
    this.blocks = blocks;
    this.job = job;
    this.checks = checks;
  }

  @When("the reader adds the document's TOML of {string} to config in {string}:")
  public void addDocumented(String section, String file, String docString) {
    String text = docString + "\n";
    values.append(file, "config", text, blocks.require(BlockKind.TOML, text, section));
  }

  @Then("the import pod has the Secret {string} in {string}")
  public void hasSecret(String secret, String folder) {
    checks.equal(
        "Secret in " + folder,
        new Placeholders(workspace).fill(secret),
        mounted().secretAt(folder));
  }

  @Then("the import pod has nothing in {string}")
  public void hasNothing(String folder) {
    checks.equal(
        "volume in " + folder,
        "none",
        mounted().at(folder).map(volume -> "volume " + volume.getName()).orElse("none"));
  }

  @Then("the configuration of the import has:")
  public void configured(String wanted) throws JsonProcessingException {
    String map =
        mounted()
            .at(CONFIGURATION)
            .map(Volume::getConfigMap)
            .map(source -> source.getName())
            .orElseThrow(
                () ->
                    new BlamedFailure(
                        Blame.SYSTEM_UNDER_TEST,
                        "Expected a ConfigMap mounted at %s of the import container, seen none"
                            .formatted(CONFIGURATION)));
    String seen =
        String.join(
            "\n",
            workspace
                .client()
                .configMaps()
                .inNamespace(workspace.namespace())
                .withName(map)
                .get()
                .getData()
                .values());
    List<String> missing = new ArrayList<>();
    compare("", toml.readTree(wanted), toml.readTree(seen), missing);
    checks.check("configuration of Lightning", "has " + wanted, seen, missing.isEmpty());
  }

  private static void compare(String path, JsonNode wanted, JsonNode seen, List<String> missing) {
    if (!wanted.isObject()) {
      if (!wanted.equals(seen)) {
        missing.add(path);
      }
      return;
    }
    wanted
        .properties()
        .forEach(
            entry ->
                compare(
                    path + "." + entry.getKey(),
                    entry.getValue(),
                    seen.path(entry.getKey()),
                    missing));
  }

  private MountedVolumes mounted() {
    PodSpec pod = job.pod().getSpec();
    return new MountedVolumes(pod, pod.getContainers().get(0));
  }
}
