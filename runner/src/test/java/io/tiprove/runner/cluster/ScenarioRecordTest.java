// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import static io.tiprove.runner.cluster.Cluster.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntryBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.tiprove.runner.evidence.EvidenceEntry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is kept of a namespace: transitions, logs, objects, events. */
@EnableKubernetesMockClient(crud = true)
@Timeout(60)
class ScenarioRecordTest {
  KubernetesMockServer server;
  KubernetesClient client;

  private final RecordedEvidence evidence = new RecordedEvidence();
  private Cluster cluster;
  private ClusterWatch clusterWatch;
  private NamespaceWatch watch;
  private ContainerLogs containerLogs;

  @BeforeEach
  void start() {
    cluster = new Cluster(client);
    clusterWatch = ClusterWatch.start(client, Duration.ofSeconds(10));
    watch = clusterWatch.namespace(NAMESPACE);
    containerLogs = new ContainerLogs(client, 2);
  }

  @AfterEach
  void stop() {
    containerLogs.close();
    clusterWatch.close();
  }

  @Test
  void everyNewStateOfPodsAndJobsIsRecordedOnce() {
    watch.recordInto(evidence);
    Job job = cluster.job("demo");
    cluster.podOf(job, "demo-x");
    cluster.pod("demo-x", pod -> pod.editMetadata().addToLabels("no", "news").endMetadata());
    cluster.waiting("demo-x", "ContainerCreating", "");
    cluster.running("demo-x", "c1", 0);
    cluster.ended("demo-x", "c1", "Failed", 137, "OOMKilled");
    client.pods().inNamespace(NAMESPACE).withName("demo-x").delete();
    cluster.jobEnds("demo", "Failed", "BackoffLimitExceeded", "");

    await()
        .untilAsserted(
            () -> {
              assertThat(evidence.transitions("Pod", "demo-x"))
                  .containsExactly(
                      "Pending", "ContainerCreating", "Running", "OOMKilled", "Deleted");
              assertThat(evidence.transitions("Job", "demo")).containsExactly("Active", "Failed");
            });
  }

  @Test
  void aClosedViewHearsNothing() {
    watch.recordInto(evidence);
    watch.close();
    cluster.job("demo");
    await().until(() -> !watch.jobs().isEmpty());

    assertThat(evidence.transitions("Job", "demo")).isEmpty();
  }

  @Test
  void theLogOfAContainerIsKeptAlthoughItsPodIsDeleted() {
    log("demo-x", "&follow=true", "one\ntwo\n");
    NamespaceLogs logs = containerLogs.follow(watch, evidence);
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.running("demo-x", "c1", 0);
    await().until(() -> logs.tail("demo-x", "tidb-lightning").size() == 2);
    client.pods().inNamespace(NAMESPACE).withName("demo-x").delete();
    await().until(() -> watch.pods().isEmpty());

    logs.drain(Duration.ofSeconds(10));

    assertThat(evidence.file("logs/demo-x/tidb-lightning.0.log")).isEqualTo("one\ntwo\n");
    assertThat(evidence.entries(EvidenceEntry.ContainerLog.class))
        .singleElement()
        .satisfies(
            log -> {
              assertThat(log.pod()).isEqualTo("demo-x");
              assertThat(log.restart()).isZero();
            });
    assertThat(evidence.entries(EvidenceEntry.Note.class)).isEmpty();
  }

  @Test
  void whatARunningContainerWroteLastIsAddedAtTheDrain() {
    log("demo-x", "&follow=true", "one\n");
    log("demo-x", "", "one\ntwo\n");
    NamespaceLogs logs = containerLogs.follow(watch, evidence);
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.running("demo-x", "c1", 0);
    await().until(() -> logs.tail("demo-x", "tidb-lightning").size() == 1);

    logs.drain(Duration.ofSeconds(10));

    assertThat(evidence.entries(EvidenceEntry.Note.class)).isEmpty();
    assertThat(evidence.file("logs/demo-x/tidb-lightning.0.log")).isEqualTo("one\ntwo\n");
  }

  @Test
  void aPreviousInstanceIsKeptToo() {
    log("demo-x", "&previous=true", "crashed\n");
    log("demo-x", "&follow=true", "again\n");
    log("demo-x", "", "again\n");
    NamespaceLogs logs = containerLogs.follow(watch, evidence);
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.running("demo-x", "c2", 1);
    cluster.pod(
        "demo-x",
        pod ->
            pod.editStatus()
                .editContainerStatus(0)
                .withNewLastState()
                .withNewTerminated()
                .withContainerID("c1")
                .withExitCode(1)
                .endTerminated()
                .endLastState()
                .endContainerStatus()
                .endStatus());
    await().until(() -> evidence.files().containsKey("logs/demo-x/tidb-lightning.0.log"));
    await().until(() -> evidence.files().containsKey("logs/demo-x/tidb-lightning.1.log"));

    logs.drain(Duration.ofSeconds(10));

    assertThat(evidence.file("logs/demo-x/tidb-lightning.0.log")).isEqualTo("crashed\n");
    assertThat(evidence.file("logs/demo-x/tidb-lightning.1.log")).isEqualTo("again\n");
  }

  @Test
  void aRefusedLogIsNotedAndNotWrittenAsALog() {
    server
        .expect()
        .get()
        .withPath("/api/v1/namespaces/shop/pods/demo-x/log?container=tidb-lightning&follow=true")
        .andReturn(404, "no such container")
        .always();
    NamespaceLogs logs = containerLogs.follow(watch, evidence);
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.ended("demo-x", "c1", "Succeeded", 0, "Completed");
    await()
        .until(
            () -> watch.pods().stream().anyMatch(p -> PodState.of(p).word().equals("Succeeded")));

    logs.drain(Duration.ofSeconds(10));

    assertThat(evidence.entries(EvidenceEntry.Note.class))
        .singleElement()
        .satisfies(note -> assertThat(note.text()).contains("demo-x", "404", "no such container"));
    assertThat(evidence.files()).isEmpty();
  }

  @Test
  void objectsAndEventsAreKeptWithoutSecretsAndNoise() {
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.warning("Pod", "demo-x", "FailedMount", "no such folder");
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("s")
                .withNamespace(NAMESPACE)
                .addToAnnotations(
                    "kubectl.kubernetes.io/last-applied-configuration", "{canary-4711}")
                .endMetadata()
                .addToData("password", "Y2FuYXJ5LTQ3MTE=")
                .build())
        .create();
    for (String name : new String[] {"m", "kube-root-ca.crt"}) {
      client
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName(name)
                  .withNamespace(NAMESPACE)
                  .withManagedFields(new ManagedFieldsEntryBuilder().withManager("kubectl").build())
                  .endMetadata()
                  .addToData("key", "value")
                  .build())
          .create();
    }
    await().until(() -> !watch.events().isEmpty() && !watch.pods().isEmpty());

    new ObjectSnapshots(client, Runnable::run).take(watch, evidence);

    assertThat(evidence.files().keySet())
        .containsExactlyInAnyOrder(
            "objects/job/demo.yaml",
            "objects/pod/demo-x.yaml",
            "objects/secret/s.yaml",
            "objects/configmap/m.yaml");
    assertThat(evidence.file("objects/secret/s.yaml"))
        .contains("password")
        .doesNotContain("Y2FuYXJ5LTQ3MTE=", "canary-4711");
    assertThat(evidence.file("objects/configmap/m.yaml"))
        .contains("key: \"value\"")
        .doesNotContain("managedFields");
    assertThat(evidence.entries(EvidenceEntry.ClusterEvent.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.at()).isEqualTo("2026-01-02T03:04:05Z");
              assertThat(event.object()).isEqualTo("Pod/demo-x");
              assertThat(event.kind()).isEqualTo("Warning");
            });
    assertThat(evidence.entries(EvidenceEntry.ObjectSnapshot.class)).hasSize(4);
  }

  private void log(String pod, String query, String text) {
    server
        .expect()
        .get()
        .withPath(
            "/api/v1/namespaces/%s/pods/%s/log?container=tidb-lightning%s"
                .formatted(NAMESPACE, pod, query))
        .andReturn(200, text)
        .always();
  }
}
