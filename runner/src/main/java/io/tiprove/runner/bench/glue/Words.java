// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench.glue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When the first container of a pod said its first and its last word, as the node noted; the status
 * of a container knows whole seconds only.
 */
record Words(Instant first, Instant last) {

  static Words of(KubernetesClient client, Pod pod) {
    List<Instant> said =
        client
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName())
            .inContainer(pod.getSpec().getContainers().get(0).getName())
            .usingTimestamps()
            .getLog()
            .lines()
            .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
            .toList();
    return new Words(said.get(0), said.get(said.size() - 1));
  }

  Duration lasted() {
    return Duration.between(first, last);
  }
}
