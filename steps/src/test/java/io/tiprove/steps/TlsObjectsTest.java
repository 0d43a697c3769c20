// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The cluster that most scenarios have, with TLS added to it. */
final class TlsObjectsTest {
  private static final Path MANIFEST = Path.of("..", "fixtures", "tidb", "cluster.yaml");

  @Test
  void withTlsBetweenComponentsEveryPartHasACertificate() throws IOException {
    assertThat(mounts(ClusterTls.COMPONENTS, "pd"))
        .contains("demo-pd-cluster-secret at /var/lib/pd-tls");
    assertThat(mounts(ClusterTls.COMPONENTS, "tikv"))
        .contains("demo-tikv-cluster-secret at /var/lib/tikv-tls");
    assertThat(mounts(ClusterTls.COMPONENTS, "tidb"))
        .contains("demo-tidb-cluster-secret at /var/lib/tidb-tls")
        .noneMatch(mount -> mount.contains("server-secret"));
    assertThat(container(ClusterTls.COMPONENTS, "tikv").getCommand())
        .contains("--cacert=/var/lib/tikv-tls/ca.crt", "--key=/var/lib/tikv-tls/tls.key");
    assertThat(configuration(ClusterTls.COMPONENTS))
        .contains("cluster-ssl-ca = \"/var/lib/tidb-tls/ca.crt\"")
        .doesNotContain("\nssl-ca");
  }

  @Test
  void withTlsForClientsOnlyTidbHasOne() throws IOException {
    assertThat(mounts(ClusterTls.CLIENTS, "pd")).isEqualTo(List.of("null at /var/lib/pd"));
    assertThat(mounts(ClusterTls.CLIENTS, "tidb"))
        .contains("demo-tidb-server-secret at /var/lib/tidb-server-tls");
    assertThat(configuration(ClusterTls.CLIENTS))
        .contains("\nssl-key = \"/var/lib/tidb-server-tls/tls.key\"")
        .doesNotContain("cluster-ssl");
  }

  @Test
  void withBothTidbHasTwo() throws IOException {
    assertThat(mounts(ClusterTls.BOTH, "tidb"))
        .contains(
            "demo-tidb-cluster-secret at /var/lib/tidb-tls",
            "demo-tidb-server-secret at /var/lib/tidb-server-tls");
    assertThat(container(ClusterTls.BOTH, "tidb").getCommand())
        .endsWith("--config=/etc/tidb/tidb.toml");
  }

  private static String configuration(ClusterTls tls) {
    return new TlsObjects("demo", tls).configuration().getData().get("config-file");
  }

  private static List<String> mounts(ClusterTls tls, String component) throws IOException {
    PodSpec pod = pod(tls, component);
    return pod.getContainers().get(0).getVolumeMounts().stream()
        .map(
            mount ->
                pod.getVolumes().stream()
                        .filter(volume -> volume.getName().equals(mount.getName()))
                        .map(
                            volume ->
                                volume.getSecret() == null
                                    ? "null"
                                    : volume.getSecret().getSecretName())
                        .collect(Collectors.joining())
                    + " at "
                    + mount.getMountPath())
        .toList();
  }

  private static Container container(ClusterTls tls, String component) throws IOException {
    return pod(tls, component).getContainers().get(0);
  }

  private static PodSpec pod(ClusterTls tls, String component) throws IOException {
    String manifest = Files.readString(MANIFEST).replace("${cluster_name}", "demo");
    Collection<HasMetadata> objects = new KubernetesSerialization().unmarshal(manifest);
    return objects.stream()
        .map(new TlsObjects("demo", tls)::changed)
        .filter(object -> object.getMetadata().getName().equals("demo-" + component))
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .findFirst()
        .orElseThrow()
        .getSpec()
        .getTemplate()
        .getSpec();
  }
}
