// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import static io.tiprove.runner.cluster.Cluster.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EnableKubernetesMockClient(crud = true)
@Timeout(60)
class NamespaceSecretsTest {
  private static final String LAST = "told-when-all-others-were";

  KubernetesClient client;

  private final RecordedEvidence evidence = new RecordedEvidence();
  private ClusterWatch clusterWatch;
  private NamespaceWatch watch;

  @BeforeEach
  void start() {
    clusterWatch = ClusterWatch.start(client, Duration.ofSeconds(10));
    watch = clusterWatch.namespace(NAMESPACE);
    new NamespaceSecrets(client, watch, evidence).follow();
  }

  @AfterEach
  void stop() {
    clusterWatch.close();
  }

  @Test
  void ofAnRcloneConfigurationOnlyTheSecretKeyIsTold() {
    create(
        "cloud-storage-secret",
        "Opaque",
        Map.of(
            "rclone.conf",
            "[s3]\ntype = s3\nprovider = AWS\naccess_key_id = AKIAIOSFODNN7EXAMPLE\nsecret_access_key = hunter2hunter2\nregion = us-east-1\n"));

    assertTold("hunter2hunter2");
  }

  @Test
  void otherValuesAreToldAsAWhole() {
    create("tls", "kubernetes.io/tls", Map.of("tls.key", "-----BEGIN X-----\nabc=\n"));
    create("plain", "Opaque", Map.of("password", "pw=1"));

    assertTold("-----BEGIN X-----\nabc=\n", "pw=1");
  }

  @Test
  void whatIsNoSecretIsNotTold() {
    create("sh.helm.release.v1.demo.v1", "helm.sh/release.v1", Map.of("release", "compressed"));
    create(
        "demo-token",
        "kubernetes.io/service-account-token",
        Map.of("token", "the-token", "ca.crt", "the-authority", "namespace", "anywhere"));
    create("names", "Opaque", Map.of("namespace", NAMESPACE));

    assertTold("the-token");
  }

  private void assertTold(String... values) {
    create("z-last", "Opaque", Map.of("last", LAST));
    await().until(() -> evidence.secrets().contains(LAST));

    assertThat(evidence.secrets().stream().filter(told -> !told.equals(LAST)))
        .containsExactlyInAnyOrder(values);
  }

  private void create(String name, String type, Map<String, String> data) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withType(type)
                .withData(
                    data.entrySet().stream()
                        .collect(
                            Collectors.toMap(
                                Map.Entry::getKey, entry -> encoded(entry.getValue()))))
                .build())
        .create();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
