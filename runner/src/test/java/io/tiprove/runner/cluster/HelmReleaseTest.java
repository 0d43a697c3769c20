// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import static io.tiprove.runner.cluster.Cluster.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.tiprove.runner.evidence.BlamedFailure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EnableKubernetesMockClient(crud = true)
@Timeout(60)
class HelmReleaseTest {
  private static final String MANIFEST =
      """
      ---
      # Source: tidb-lightning/templates/config.yaml
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: r-config
      ---
      # Source: tidb-lightning/templates/job.yaml
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: whatever-the-chart-says
      ---
      # Source: tidb-lightning/templates/other.yaml
      apiVersion: example.org/v1
      kind: Gadget
      metadata:
        name: g
        namespace: elsewhere
      """;

  KubernetesClient client;

  @Test
  void theNewestRevisionTellsItsObjects() throws Exception {
    store(1, "superseded", "");
    store(10, "deployed", MANIFEST);
    store(9, "superseded", "");

    HelmRelease release = HelmRelease.of(client, NAMESPACE, "r");

    assertThat(release.revision()).isEqualTo(10);
    assertThat(release.status()).isEqualTo("deployed");
    assertThat(release.chart()).isEqualTo("tidb-lightning-v1.1.10");
    assertThat(release.only("Job")).isEqualTo("whatever-the-chart-says");
    assertThat(release.objects())
        .extracting(o -> o.getKind() + " " + o.getMetadata().getNamespace())
        .containsExactly("ConfigMap shop", "Job shop", "Gadget elsewhere");
  }

  @Test
  void aReleaseThatIsNotThereIsExplained() {
    assertThat(HelmRelease.find(client, NAMESPACE, "r")).isEmpty();
    assertThatThrownBy(() -> HelmRelease.of(client, NAMESPACE, "r"))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("Helm release r in namespace shop");
  }

  @Test
  void aReleaseWithoutTheKindIsExplained() throws Exception {
    store(1, "deployed", MANIFEST);

    assertThatThrownBy(() -> HelmRelease.of(client, NAMESPACE, "r").only("Service"))
        .hasMessageContaining("exactly one Service")
        .hasMessageContaining("Seen: none");
  }

  @Test
  void aSecretOfAnotherShapeIsExplained() {
    client
        .resource(
            secret(1).addToData("release", Base64.getEncoder().encodeToString(new byte[9])).build())
        .create();

    assertThatThrownBy(() -> HelmRelease.of(client, NAMESPACE, "r"))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("sh.helm.release.v1.r.v1");
  }

  @Test
  void aReleaseIsGoneWithItsPodsOnly() throws Exception {
    store(
        1,
        "deployed",
        MANIFEST.substring(0, MANIFEST.indexOf("---\n# Source: tidb-lightning/templates/other")));
    HelmRelease release = HelmRelease.of(client, NAMESPACE, "r");
    var job =
        client
            .resource(
                new JobBuilder()
                    .withNewMetadata()
                    .withName("whatever-the-chart-says")
                    .withNamespace(NAMESPACE)
                    .endMetadata()
                    .build())
            .create();
    new Cluster(client).podOf(job, "left");
    client.resource(job).delete();
    var evidence = new RecordedEvidence();
    try (ClusterWatch cluster = ClusterWatch.start(client, Duration.ofSeconds(10));
        ContainerLogs logs = new ContainerLogs(client, 1)) {
      NamespaceWatch watch = cluster.namespace(NAMESPACE);
      Waits waits = new Waits(client, watch, logs.follow(watch, evidence), evidence);

      assertThatThrownBy(() -> waits.until(GoneCondition.release(release), Duration.ofMillis(300)))
          .hasMessageContaining("still there: pods; Pod left is Pending");

      client.pods().inNamespace(NAMESPACE).withName("left").delete();
      assertThat(waits.until(GoneCondition.release(release), Duration.ofSeconds(30)))
          .isEqualTo("nothing is left");
    }
  }

  private void store(int revision, String status, String manifest) throws Exception {
    byte[] json =
        new ObjectMapper()
            .writeValueAsBytes(
                Map.of(
                    "name",
                    "r",
                    "version",
                    revision,
                    "info",
                    Map.of("status", status),
                    "chart",
                    Map.of("metadata", Map.of("name", "tidb-lightning", "version", "v1.1.10")),
                    "manifest",
                    manifest));
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(json);
    }
    String helms = Base64.getEncoder().encodeToString(zipped.toByteArray());
    client
        .resource(
            secret(revision)
                .addToData(
                    "release",
                    Base64.getEncoder().encodeToString(helms.getBytes(StandardCharsets.UTF_8)))
                .build())
        .create();
  }

  private static SecretBuilder secret(int revision) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("sh.helm.release.v1.r.v" + revision)
        .withNamespace(NAMESPACE)
        .addToLabels("owner", "helm")
        .addToLabels("name", "r")
        .addToLabels("version", String.valueOf(revision))
        .endMetadata()
        .withType("helm.sh/release.v1");
  }
}
