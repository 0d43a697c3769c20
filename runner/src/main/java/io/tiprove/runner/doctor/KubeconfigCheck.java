// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that there is a kubeconfig for a cluster. */
final class KubeconfigCheck implements Check {
  private static final Subject SUBJECT = new Subject("kubeconfig", Set.of(EnvironmentKind.CLUSTER));

  private final Map<String, String> environment;

  KubeconfigCheck(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Observation observe() {
    String places =
        Optional.ofNullable(environment.get("KUBECONFIG"))
            .orElse(environment.getOrDefault("HOME", "/root") + "/.kube/config");
    return Arrays.stream(places.split(File.pathSeparator, -1))
        .filter(place -> !place.isEmpty() && Files.isReadable(Path.of(place)))
        .findFirst()
        .map(SUBJECT::ok)
        .orElseGet(
            () ->
                SUBJECT.missing(
                    "no file at " + places, "export KUBECONFIG=… to the file of your cluster"));
  }
}
