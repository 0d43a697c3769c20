// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import io.tiprove.fixtures.charts.InvalidChart;
import io.tiprove.fixtures.images.ProgramImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks what a schema cannot: that names and files which a profile refers to exist. */
final class ProfileReferences {
  private static final List<String> TARGET = List.of("tidb", "pd", "tikv");
  private static final List<String> MADE_HERE =
      Stream.concat(
              TARGET.stream(),
              Stream.of(
                  "tidb-lightning",
                  "tidb-lightning-with-importer",
                  "tidb-lightning-without-importer",
                  "pushgateway",
                  "rclone",
                  "rclone-current",
                  "mariadb"))
          .toList();

  private static final String PUBLISHED_IMAGES = "published-images";
  private static final String PUBLISHED_NAME = "pingcap/tidb-lightning:";

  private final Profile profile;
  private final List<Mistake> mistakes = new ArrayList<>();

  ProfileReferences(Profile profile) {
    this.profile = profile;
  }

  List<Mistake> check() {
    profile.repositories().forEach(this::checkRepository);
    profile.charts().forEach(this::checkChart);
    checkImages();
    profile.implementations().forEach(this::checkImplementation);
    checkPublishedImages();
    refuseUnused("/crds", profile.crds().isEmpty());
    refuseUnused("/manifests", profile.manifests().isEmpty());
    refuseUnused("/emulators", profile.emulators().isEmpty());
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

  private void checkImages() {
    for (String image : TARGET) {
      if (!profile.images().containsKey(image)) {
        mistakes.add(
            Mistake.at(
                profile.images().isEmpty() ? "" : "/images",
                "no images.%1$s, which the target cluster runs. Name one: 'images: {%1$s: [pingcap/%1$s:v8.5.0]}'."
                    .formatted(image)));
      }
    }
    for (String image : profile.images().keySet()) {
      if (!MADE_HERE.contains(image)) {
        mistakes.add(
            Mistake.at(
                "/images" + Mistake.segment(image),
                "image '%s' cannot be made; there are %s. Correct or remove it."
                    .formatted(image, String.join(", ", MADE_HERE))));
      }
    }
  }

  /** A reference that is called real would be reported as such. */
  private void checkImplementation(String component, Implementation implementation) {
    List<String> kinds =
        profile.images().keySet().stream()
            .filter(ProgramImages.withReferenceOf(component)::contains)
            .toList();
    if (implementation == Implementation.REAL && !kinds.isEmpty()) {
      mistakes.add(
          Mistake.at(
              "/implementations" + Mistake.segment(component),
              "it is the reference in every image of images.%s. Write 'reference', or leave these images out."
                  .formatted(String.join(" and images.", kinds))));
    }
  }

  /** What the node makes is not what was published. */
  private void checkPublishedImages() {
    if (!profile.capabilities().contains(PUBLISHED_IMAGES)) {
      return;
    }
    for (String kind : ProgramImages.withReferenceOf("tikv-importer")) {
      profile.images().getOrDefault(kind, List.of()).stream()
          .filter(name -> name.startsWith(PUBLISHED_NAME))
          .map(
              name ->
                  Mistake.at(
                      "/images" + Mistake.segment(kind),
                      "%s is made here, with the reference for TiKV Importer in it, and capability %s says that it is pulled. Remove one of them."
                          .formatted(name, PUBLISHED_IMAGES)))
          .forEach(mistakes::add);
    }
  }

  /** A field without effect would let a report claim more than was tested. */
  private void refuseUnused(String place, boolean empty) {
    if (!empty) {
      mistakes.add(Mistake.at(place, "not supported yet. Remove it."));
    }
  }
}
