// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EnableKubernetesMockClient(crud = true)
@Timeout(60)
class NamespaceSweepTest {
  KubernetesMockServer server;
  KubernetesClient client;

  private ClusterWatch watch;

  @BeforeEach
  void start() {
    watch = ClusterWatch.start(client, Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    watch.close();
  }

  @Test
  void deletedNamespacesAreAwaitedOnce() {
    namespace("a");
    namespace("b");
    namespace("not-ours");
    try (NamespaceSweep sweep = new NamespaceSweep(client, watch)) {
      sweep.delete("a");
      sweep.delete("b");
      sweep.delete("never-made");

      assertThat(sweep.finish(Duration.ofSeconds(20))).isEmpty();
    }
    assertThat(client.namespaces().list().getItems())
        .extracting(n -> n.getMetadata().getName())
        .containsExactly("not-ours");
  }

  @Test
  void nothingToSweepTakesNoTime() {
    try (NamespaceSweep sweep = new NamespaceSweep(client, watch)) {
      assertThat(sweep.finish(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void aHangingNamespaceSaysWhatHoldsIt() {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName("stuck")
                .addToFinalizers("example.org/never")
                .endMetadata()
                .withNewStatus()
                .addNewCondition()
                .withType("NamespaceContentRemaining")
                .withStatus("True")
                .withMessage("pods. has 1 resource instances")
                .endCondition()
                .endStatus()
                .build())
        .create();
    try (NamespaceSweep sweep = new NamespaceSweep(client, watch)) {
      sweep.delete("stuck");

      assertThat(sweep.finish(Duration.ofMillis(500)))
          .singleElement()
          .satisfies(
              hanging -> {
                assertThat(hanging.name()).isEqualTo("stuck");
                assertThat(hanging.reason())
                    .contains("NamespaceContentRemaining: pods. has 1 resource instances")
                    .contains("finalizer example.org/never");
              });
    }
  }

  @Test
  void aRefusedDeletionIsTold() {
    namespace("kept");
    server
        .expect()
        .delete()
        .withPath("/api/v1/namespaces/kept")
        .andReturn(403, "{\"kind\":\"Status\",\"message\":\"no right to delete\",\"code\":403}")
        .always();
    try (NamespaceSweep sweep = new NamespaceSweep(client, watch)) {
      sweep.delete("kept");

      assertThat(sweep.finish(Duration.ofSeconds(20)))
          .singleElement()
          .satisfies(hanging -> assertThat(hanging.reason()).contains("refused"));
    }
  }

  private void namespace(String name) {
    client
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }
}
