// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** A label of a node of the cluster. As thread-safe as the client. */
public record NodeLabel(KubernetesClient client, String node, String label) {
  /** Sends nothing when the label has the value already. */
  public void set(String value) {
    client
        .nodes()
        .withName(node)
        .edit(
            seen ->
                new NodeBuilder(seen)
                    .editMetadata()
                    .addToLabels(label, value)
                    .endMetadata()
                    .build());
  }
}
