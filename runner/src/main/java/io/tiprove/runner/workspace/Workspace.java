// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.nio.file.Path;
import java.util.Map;

/**
 * What one scenario has to itself: a namespace, a working folder, an identity, variables and its
 * evidence.
 *
 * <p>Used by the scenario's own thread, except {@link #evidence()}, which is thread-safe.
 */
public interface Workspace {

  /** The scenario's own namespace. */
  String namespace();

  /** Working folder in which documented commands run. */
  Path folder();

  /** Folder on the Kubernetes node for the scenario's data, the same path on node and here. */
  Path nodeFolder();

  /** The whole environment of a documented command: KUBECONFIG, HELM_*_HOME, HOME, PATH. */
  Map<String, String> processEnvironment();

  /** Values for the variables of documented commands. */
  Variables variables();

  /** The harness's own client, for checks; documented commands use the scenario's identity. */
  KubernetesClient client();

  /** Record of this scenario. */
  ScenarioEvidence evidence();

  /** Where the scenario runs. */
  Environment environment();

  /** Runs {@code action} when the scenario is released, last registered first. */
  void onRelease(String what, AutoCloseable action);
}
