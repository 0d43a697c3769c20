// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import io.tiprove.fixtures.charts.InvalidChart;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks what a schema cannot: that names and files which a profile refers to exist. */
final class ProfileReferences {
  private final Profile profile;
  private final List<Mistake> mistakes = new ArrayList<>();

  ProfileReferences(Profile profile) {
    this.profile = profile;
  }

  List<Mistake> check() {
    profile.repositories().forEach(this::checkRepository);
    profile.charts().forEach(this::checkChart);
    checkFiles("/crds", profile.crds());
    checkFiles("/manifests", profile.manifests());
    return List.copyOf(mistakes);
  }

  private void checkRepository(String name, HelmRepository repository) {
    String place = "/repositories" + Mistake.segment(name);
    if (repository.folder() != null) {
      try {
        repository.sources();
      } catch (InvalidChart e) {
        mistakes.add(Mistake.at(place + "/folder", e.getMessage()));
      }
    }
    for (int index = 0; index < repository.charts().size(); index++) {
      Path path = repository.charts().get(index).path();
      if (!Files.exists(path)) {
        mistakes.add(
            Mistake.at(
                place + "/charts/" + index + "/path",
                "expected a chart folder or a .tgz file, but %s does not exist. Correct the path; it counts from the profile's folder."
                    .formatted(path)));
      }
    }
  }

  private void checkChart(String name, UsedChart chart) {
    String place = "/charts" + Mistake.segment(name);
    if (!profile.repositories().containsKey(chart.repository())) {
      mistakes.add(
          Mistake.at(
              place + "/repository",
              "no repository '%s'; there are %s. Name one of them or add it."
                  .formatted(
                      chart.repository(), String.join(", ", profile.repositories().keySet()))));
    }
    if (!chart.versions().contains(chart.defaultVersion())) {
      mistakes.add(
          Mistake.at(
              place + "/default",
              "'%s' is not among the versions %s. Name one of them or add it."
                  .formatted(chart.defaultVersion(), String.join(", ", chart.versions()))));
    }
  }

  private void checkFiles(String place, List<URI> locations) {
    for (int index = 0; index < locations.size(); index++) {
      URI location = locations.get(index);
      if ("file".equals(location.getScheme()) && !Files.exists(Path.of(location))) {
        mistakes.add(
            Mistake.at(
                place + "/" + index,
                "%s does not exist. Correct the path; it counts from the profile's folder."
                    .formatted(Path.of(location))));
      }
    }
  }
}
