// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.profile.Implementation;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.util.List;

/** Has the report name what of the profile's reference implementations a scenario goes through. */
public final class ScenarioReferences {
  // Kind of image and component have one name.
  private static final String WITH_IMPORTER = "tidb-lightning-with-importer";

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

  /** The images that a file of values names. */
  void installed(String values) {
    if (profile.images().getOrDefault(WITH_IMPORTER, List.of()).stream()
        .anyMatch(values::contains)) {
      used(WITH_IMPORTER);
    }
  }
}
