// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;

/**
 * What a condition may look at.
 *
 * @param wake has the condition looked at again soon; for conditions that learn of something by
 *     their own means
 */
public record WaitContext(KubernetesClient client, NamespaceWatch watch, Runnable wake) {}
