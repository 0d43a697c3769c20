// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Objects;
import java.util.Optional;

/** What a container has mounted where. */
record MountedVolumes(PodSpec pod, Container container) {

  Optional<Volume> at(String folder) {
    return container.getVolumeMounts().stream()
        .filter(mount -> mount.getMountPath().equals(folder))
        .map(VolumeMount::getName)
        .flatMap(
            name ->
                pod.getVolumes().stream().filter(volume -> Objects.equals(volume.getName(), name)))
        .findFirst();
  }

  /** Name of the Secret that is mounted there, or that none is. */
  String secretAt(String folder) {
    return at(folder)
        .map(Volume::getSecret)
        .map(source -> source.getSecretName())
        .orElse("no Secret");
  }
}
