// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiprove.runner.profile.Implementation;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.util.List;
import java.util.Set;

/** Has the report name what of the profile's reference implementations a scenario goes through. */
public final class ScenarioReferences {
  // Kind of image and component have one name.
  private static final String WITH_IMPORTER = "tidb-lightning-with-importer";
  // With back end tidb Lightning speaks to TiDB only, which is real.
  private static final Set<String> BACK_ENDS_OF_STORES = Set.of("local", "importer");

  private final Workspace workspace;
  private final Profile profile;

  public ScenarioReferences(Workspace workspace, Profile profile) {
    this.workspace = workspace;
    this.profile = profile;
  }

  /** What is shown with a reference is not shown of what is published. */
  void used(String component) {
    if (profile.implementations().get(component) == Implementation.REFERENCE) {
      workspace.evidence().standIn(component);
    }
  }

  /** The charts that a command names. */
  void usedIn(String command) {
    List<String> words = List.of(command.split("\\s+"));
    profile
        .charts()
        .forEach(
            (name, chart) -> {
              if (words.contains(chart.repository() + "/" + name)) {
                used(name + "-chart");
              }
            });
  }

  /** PD and TiKV, where more of them is shown than that TiDB runs on them. */
  void stores() {
    // They are stand-ins in every profile.
    workspace.evidence().standIn("PD and TiKV (minikv)");
  }

  /** What a file of values has an import go through: images and back end. */
  void installed(JsonNode values) {
    String text = values.toString();
    if (profile.images().getOrDefault(WITH_IMPORTER, List.of()).stream().anyMatch(text::contains)) {
      used(WITH_IMPORTER);
    }
    if (BACK_ENDS_OF_STORES.contains(values.path("backend").asText())) {
      stores();
    }
  }
}
