// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true)
final class NodeLabelTest {
  KubernetesClient client;
  KubernetesMockServer server;

  @Test
  void onlyTheLabelIsSetAndInOneRequestWithoutAVersion() throws InterruptedException {
    client
        .nodes()
        .resource(
            new NodeBuilder()
                .withNewMetadata()
                .withName("node")
                .addToLabels("other", "kept")
                .addToLabels("label", "before")
                .endMetadata()
                .build())
        .create();
    server.takeRequest();

    new NodeLabel(client, "node", "label").set("after");

    assertThat(server.takeRequest())
        .returns("PATCH", request -> request.getMethod())
        .satisfies(
            request -> assertThat(request.getBody().readUtf8()).doesNotContain("resourceVersion"));
    assertThat(client.nodes().withName("node").get().getMetadata().getLabels())
        .containsEntry("other", "kept")
        .containsEntry("label", "after");
  }
}
