// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.tiprove.runner.cluster.ClusterWatch;
import io.tiprove.runner.cluster.ContainerLogs;
import io.tiprove.runner.cluster.ObjectSnapshots;
import io.tiprove.runner.evidence.FileScenarioEvidence;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@EnableKubernetesMockClient(crud = true)
@Timeout(60)
final class ClusterObserverTest {
  private static final String OWN = "shop";
  private static final String OTHER = "shop-2";

  KubernetesMockServer server;
  KubernetesClient client;

  @TempDir Path folder;
  private FileScenarioEvidence evidence;
  private ClusterWatch watch;
  private ContainerLogs logs;
  private ClusterObserver observer;
  private Workspace workspace;

  @BeforeEach
  void start() {
    evidence = new FileScenarioEvidence(folder.resolve("evidence"), new SecretMasker());
    watch = ClusterWatch.start(client, Duration.ofSeconds(10));
    logs = new ContainerLogs(client, 2);
    observer =
        new ClusterObserver(
            client, watch, logs, new ObjectSnapshots(client, Runnable::run), Runnable::run);
    workspace =
        (Workspace)
            Proxy.newProxyInstance(
                Workspace.class.getClassLoader(),
                new Class<?>[] {Workspace.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "namespace" -> OWN;
                      case "evidence" -> evidence;
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
  }

  @AfterEach
  void stop() {
    logs.close();
    watch.close();
  }

  @Test
  void aFurtherNamespaceIsSeenBesideTheScenariosOwn() throws IOException {
    log(OWN, "here\n");
    log(OTHER, "there\n");
    observer.opened(workspace);
    observer.observe(workspace, OTHER);
    pod(OWN);
    pod(OTHER);
    event(OTHER);
    await().until(() -> watch.namespace(OWN).pods().size() == 1);
    await().until(() -> watch.namespace(OTHER).pods().size() == 1);
    await().until(() -> watch.namespace(OTHER).events().size() == 1);

    observer.closing(workspace);

    assertThat(text("logs/db-0/db.0.log")).isEqualTo("here\n");
    assertThat(text("shop-2/logs/db-0/db.0.log")).isEqualTo("there\n");
    assertThat(text("objects/pod/db-0.yaml")).contains("namespace: \"shop\"");
    assertThat(text("shop-2/objects/pod/db-0.yaml")).contains("namespace: \"shop-2\"");
    assertThat(text(FileScenarioEvidence.RECORD))
        .contains(
            "\"name\":\"db-0\"",
            "\"name\":\"shop-2/db-0\"",
            "\"file\":\"shop-2/logs/db-0/db.0.log\"",
            "\"file\":\"shop-2/objects/pod/db-0.yaml\"",
            "\"object\":\"shop-2/Pod/db-0\"");
  }

  private String text(String file) throws IOException {
    return Files.readString(evidence.folder().resolve(file));
  }

  private void pod(String namespace) {
    client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName("db-0")
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("db")
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Failed")
                .withContainerStatuses(
                    new ContainerStatusBuilder()
                        .withName("db")
                        .withContainerID("c-" + namespace)
                        .withRestartCount(0)
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(1)
                        .withReason("Error")
                        .endTerminated()
                        .endState()
                        .build())
                .endStatus()
                .build())
        .create();
  }

  private void event(String namespace) {
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withName("db-0.backoff")
                .withNamespace(namespace)
                .endMetadata()
                .withType("Warning")
                .withReason("BackOff")
                .withMessage("again")
                .withLastTimestamp("2026-01-02T03:04:05Z")
                .withNewInvolvedObject()
                .withKind("Pod")
                .withName("db-0")
                .withNamespace(namespace)
                .endInvolvedObject()
                .build())
        .create();
  }

  private void log(String namespace, String text) {
    server
        .expect()
        .get()
        .withPath(
            "/api/v1/namespaces/%s/pods/db-0/log?container=db&follow=true".formatted(namespace))
        .andReturn(200, text)
        .always();
  }
}
