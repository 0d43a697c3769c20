// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.workspace.NamespaceRelease;
import java.util.List;

/**
 * What a run uses of an environment that is up.
 *
 * @param client the harness's client, shared by all scenarios
 * @param namespaces deletes scenarios' namespaces; closed, which sweeps, when all have ended
 * @param shared thread-safe objects that step classes may ask for
 */
public record ConnectedEnvironment(
    KubernetesClient client,
    NamespaceRelease namespaces,
    List<ScenarioObserver> observers,
    List<Object> shared) {}
