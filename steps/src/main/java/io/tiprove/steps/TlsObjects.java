// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;

/**
 * What TLS adds to the objects of a target cluster: Secrets where a TidbCluster mounts them, and
 * the options that name them. Immutable.
 */
final class TlsObjects {
  private static final String COMPONENT = "app.kubernetes.io/component";

  private final String cluster;
  private final ClusterTls tls;

  TlsObjects(String cluster, ClusterTls tls) {
    this.cluster = cluster;
    this.tls = tls;
  }

  /** TiDB's configuration; it has no options for all of this. */
  ConfigMap configuration() {
    StringBuilder toml = new StringBuilder("[security]\n");
    if (tls.components()) {
      toml.append(paths("cluster-ssl-", "/var/lib/tidb-tls"));
    }
    if (tls.clients()) {
      toml.append(paths("ssl-", "/var/lib/tidb-server-tls"));
    }
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(cluster + "-tidb")
        .endMetadata()
        .addToData("config-file", toml.toString())
        .build();
  }

  /** The object as it is in a cluster with TLS. */
  HasMetadata changed(HasMetadata object) {
    if (!(object instanceof StatefulSet set)) {
      return object;
    }
    String component = set.getMetadata().getLabels().get(COMPONENT);
    if (component.equals("tidb")) {
      return tidb(set);
    }
    if (!tls.components()) {
      return set;
    }
    String folder = "/var/lib/" + component + "-tls";
    return withSecret(
        withOptions(
            set,
            List.of(
                "--cacert=" + folder + "/ca.crt",
                "--cert=" + folder + "/tls.crt",
                "--key=" + folder + "/tls.key")),
        component + "-tls",
        "%s-%s-cluster-secret".formatted(cluster, component));
  }

  private StatefulSet tidb(StatefulSet set) {
    StatefulSet changed = withOptions(set, List.of("--config=/etc/tidb/tidb.toml"));
    if (tls.components()) {
      changed = withSecret(changed, "tidb-tls", cluster + "-tidb-cluster-secret");
    }
    if (tls.clients()) {
      changed = withSecret(changed, "tidb-server-tls", cluster + "-tidb-server-secret");
    }
    return new StatefulSetBuilder(changed)
        .editSpec()
        .editTemplate()
        .editSpec()
        .addNewVolume()
        .withName("config")
        .withNewConfigMap()
        .withName(cluster + "-tidb")
        .addNewItem("config-file", null, "tidb.toml")
        .endConfigMap()
        .endVolume()
        .editContainer(0)
        .addNewVolumeMount()
        .withName("config")
        .withMountPath("/etc/tidb")
        .withReadOnly()
        .endVolumeMount()
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static StatefulSet withOptions(StatefulSet set, List<String> options) {
    return new StatefulSetBuilder(set)
        .editSpec()
        .editTemplate()
        .editSpec()
        .editContainer(0)
        .addAllToCommand(options)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static StatefulSet withSecret(StatefulSet set, String volume, String secret) {
    return new StatefulSetBuilder(set)
        .editSpec()
        .editTemplate()
        .editSpec()
        .addNewVolume()
        .withName(volume)
        .withNewSecret()
        .withSecretName(secret)
        .endSecret()
        .endVolume()
        .editContainer(0)
        .addNewVolumeMount()
        .withName(volume)
        .withMountPath("/var/lib/" + volume)
        .withReadOnly()
        .endVolumeMount()
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static String paths(String prefix, String folder) {
    return """
        %1$sca = "%2$s/ca.crt"
        %1$scert = "%2$s/tls.crt"
        %1$skey = "%2$s/tls.key"
        """
        .formatted(prefix, folder);
  }
}
