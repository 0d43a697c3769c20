// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** A label of a node of the cluster. As thread-safe as the client. */
public record NodeLabel(KubernetesClient client, String node, String label) {
  /** Sets it whatever else of the node changes meanwhile, as its status often does. */
  public void set(String value) {
    client
        .nodes()
        .withName(node)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            new NodeBuilder()
                .withNewMetadata()
                .withName(node)
                .addToLabels(label, value)
                .endMetadata()
                .build());
  }
}
