// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which system a run puts to the test; maps keep the order of the file.
 *
 * @param name name in reports
 * @param description a sentence for people; empty if not given
 * @param implementations what each component is, by component
 * @param repositories Helm repositories, by the name that documents use
 * @param charts charts that scenarios install, by name
 * @param images for each program of ours, the image names it must be available under
 * @param crds files (file:) or addresses of CRDs
 * @param manifests files (file:) or addresses of manifests
 * @param emulators addresses of cloud stand-ins, by service
 * @param capabilities what the system can do
 */
public record Profile(
    String name,
    String description,
    Map<String, Implementation> implementations,
    Map<String, HelmRepository> repositories,
    Map<String, UsedChart> charts,
    Map<String, List<String>> images,
    List<URI> crds,
    List<URI> manifests,
    Map<String, URI> emulators,
    List<String> capabilities) {

  /** Optional parts that the file leaves out arrive as null and are empty afterwards. */
  public Profile(
      String name,
      @Nullable String description,
      Map<String, Implementation> implementations,
      Map<String, HelmRepository> repositories,
      Map<String, UsedChart> charts,
      @Nullable Map<String, List<String>> images,
      @Nullable List<URI> crds,
      @Nullable List<URI> manifests,
      @Nullable Map<String, URI> emulators,
      @Nullable List<String> capabilities) {
    this.name = name;
    this.description = description == null ? "" : description;
    this.implementations = ordered(implementations);
    this.repositories = ordered(repositories);
    this.charts = ordered(charts);
    this.images = ordered(images);
    this.crds = copy(crds);
    this.manifests = copy(manifests);
    this.emulators = ordered(emulators);
    this.capabilities = copy(capabilities);
  }

  private static <T> Map<String, T> ordered(@Nullable Map<String, T> given) {
    return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  private static <T> List<T> copy(@Nullable List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }
}
