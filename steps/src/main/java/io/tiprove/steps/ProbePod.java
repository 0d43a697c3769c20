// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodFluent;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.cluster.LogCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.List;

/** A pod of the harness's own, which sees what only pods see. */
public final class ProbePod {
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final String CONTAINER = "probe";
  private static final String VOLUME = "data";

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final Profile profile;
  private int count;

  public ProbePod(Workspace workspace, ClusterObserver observer, Profile profile) {
    this.workspace = workspace;
    this.observer = observer;
    this.profile = profile;
  }

  /** Runs a command and waits until it has said a text. */
  void says(String text, String... command) {
    run(spec(command).endSpec().build(), text);
  }

  /** Names of everything below the volume of a claim. */
  List<String> filesOf(String claim) {
    String listed = "everything is listed";
    Pod pod = withVolume(claim, true, "find . && echo " + listed);
    run(pod, listed);
    List<String> files =
        workspace
            .client()
            .pods()
            .inNamespace(workspace.namespace())
            .withName(pod.getMetadata().getName())
            .getLog()
            .lines()
            .filter(line -> line.startsWith("./"))
            .map(line -> line.substring(2))
            .sorted()
            .toList();
    remove(pod);
    return files;
  }

  /** Runs a command of the shell in the volume of a claim and waits until it has said a text. */
  void changesVolume(String claim, String command, String text) {
    Pod pod = withVolume(claim, false, command);
    run(pod, text);
    remove(pod);
  }

  /** A claim that is deleted stays as long as a pod names it, a finished one too. */
  private void remove(Pod pod) {
    Pod made = workspace.client().resource(pod).get();
    workspace.client().resource(made).withGracePeriod(0).delete();
    observer.waits(workspace).until(GoneCondition.object(made), ANSWER);
  }

  private Pod withVolume(String claim, boolean readOnly, String command) {
    return spec("/bin/sh", "-c", "cd /data && " + command)
        .editContainer(0)
        .addNewVolumeMount()
        .withName(VOLUME)
        .withMountPath("/data")
        .withReadOnly(readOnly)
        .endVolumeMount()
        .endContainer()
        .addNewVolume()
        .withName(VOLUME)
        .withNewPersistentVolumeClaim(claim, readOnly)
        .endVolume()
        .endSpec()
        .build();
  }

  private void run(Pod pod, String text) {
    workspace.client().resource(pod).create();
    observer
        .waits(workspace)
        .until(
            LogCondition.contains(PodSelection.named(pod.getMetadata().getName()), CONTAINER, text),
            ANSWER);
  }

  private PodFluent<PodBuilder>.SpecNested<PodBuilder> spec(String... command) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("probe-" + ++count)
        .withNamespace(workspace.namespace())
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName(CONTAINER)
        .withImage(profile.images().get("rclone").get(0))
        .withCommand(command)
        .endContainer();
  }
}
