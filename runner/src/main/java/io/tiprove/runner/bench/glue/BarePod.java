// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench.glue;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The real tidb-lightning as somebody runs it by hand: a pod with the options that the chart gives,
 * in a namespace that the harness neither watches nor reads logs of.
 *
 * <p>A pod rather than a process of the machine, since a machine that does something else, too,
 * divides its cores between groups of processes.
 */
final class BarePod {
  private static final String NAME = "by-hand";
  private static final long BOUND_MINUTES = 30;
  private static final int LAST_LINES = 5;
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  // As the chart's own values have it.
  private static final String CONFIGURATION =
      """
      [lightning]
      level = "info"
      file = "-"

      [checkpoint]
      enable = true
      driver = "file"
      dsn = "/data/backup/tidb_lightning_checkpoint.pb"
      keep-after-success = false
      """;

  private static final String SCRIPT =
      """
      printf '%s' "$CONFIGURATION" > /tidb-lightning.toml
      /tidb-lightning \\
        --pd-urls=$CLUSTER-pd.$NAMESPACE:2379 \\
        --status-addr=0.0.0.0:8289 \\
        --backend=tidb --tidb-port=4000 \\
        --server-mode=false \\
        --tidb-user=root \\
        --tidb-host=$CLUSTER-tidb.$NAMESPACE \\
        --d=/data/backup \\
        --config=/tidb-lightning.toml \\
        --log-file=""
      """;

  private final Workspace workspace;
  private final String lightning;
  private final String tar;

  /**
   * @param lightning image of tidb-lightning
   * @param tar image in which remote mode unpacks
   */
  BarePod(Workspace workspace, String lightning, String tar) {
    this.workspace = workspace;
    this.lightning = lightning;
    this.tar = tar;
  }

  /**
   * Unpacks a tarball on the node and imports its folder {@code backup}; the disk still writes the
   * files when the import begins, as in remote mode.
   *
   * @param cluster in the scenario's namespace
   * @return how long Lightning took, from its first to its last word
   * @throws BlamedFailure when the pod failed or took longer than half an hour
   */
  Duration imports(Path tarball, String cluster) {
    KubernetesClient client = workspace.client();
    // Without the harness's label, so that pods stay as they are written.
    String namespace = workspace.namespace() + "-" + cluster;
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    workspace.onRelease(
        "namespace " + namespace, () -> client.namespaces().withName(namespace).delete());
    var made = client.resource(pod(namespace, tarball, cluster));
    made.create();
    Pod seen =
        made.waitUntilCondition(
            pod -> pod != null && ENDED.contains(pod.getStatus().getPhase()),
            BOUND_MINUTES,
            TimeUnit.MINUTES);
    if (!seen.getStatus().getPhase().equals("Succeeded")) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "Expected pod %s in namespace %s to import by hand, seen phase %s. Its last words were:%n%s"
              .formatted(
                  NAME,
                  namespace,
                  seen.getStatus().getPhase(),
                  client
                      .pods()
                      .inNamespace(namespace)
                      .withName(NAME)
                      .inContainer(NAME)
                      .tailingLines(LAST_LINES)
                      .getLog()));
    }
    Duration took = Words.of(client, seen).lasted();
    // Its files must not be in the next one's way.
    made.withGracePeriod(0).delete();
    return took;
  }

  private Pod pod(String namespace, Path tarball, String cluster) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewInitContainer()
        .withName("unpack")
        .withImage(tar)
        .withCommand("tar", "-xzf", "/tarball/" + tarball.getFileName(), "-C", "/data")
        .addNewVolumeMount()
        .withName("tarball")
        .withMountPath("/tarball")
        .withReadOnly()
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("data")
        .withMountPath("/data")
        .endVolumeMount()
        .endInitContainer()
        .addNewContainer()
        .withName(NAME)
        .withImage(lightning)
        .withCommand("/bin/sh", "-c", SCRIPT)
        .addNewEnv()
        .withName("CONFIGURATION")
        .withValue(CONFIGURATION)
        .endEnv()
        .addNewEnv()
        .withName("CLUSTER")
        .withValue(cluster)
        .endEnv()
        .addNewEnv()
        .withName("NAMESPACE")
        .withValue(workspace.namespace())
        .endEnv()
        .addNewVolumeMount()
        .withName("data")
        .withMountPath("/data")
        .endVolumeMount()
        .endContainer()
        .addNewVolume()
        .withName("tarball")
        .withNewHostPath()
        .withPath(String.valueOf(tarball.getParent()))
        .withType("Directory")
        .endHostPath()
        .endVolume()
        .addNewVolume()
        .withName("data")
        .withNewEmptyDir()
        .endEmptyDir()
        .endVolume()
        .endSpec()
        .build();
  }
}
