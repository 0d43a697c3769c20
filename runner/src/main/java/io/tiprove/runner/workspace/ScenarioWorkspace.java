// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.evidence.ScenarioEvidence;
import io.tiprove.runner.files.PrivateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scenario's workspace, backed by a namespace of the environment and a private folder.
 *
 * <p>The folder holds {@code work} (where commands run), {@code kubeconfig}, {@code home} and
 * {@code helm}.
 */
final class ScenarioWorkspace implements Workspace {
  private final String namespace;
  private final PrivateFolder files;
  private final Path workFolder;
  private final Map<String, String> processEnvironment;
  private final Variables variables = new Variables();
  private final KubernetesClient client;
  private final ScenarioEvidence evidence;
  private final Environment environment;
  private final CleanUp cleanUp = new CleanUp();
  private @Nullable Path nodeFolder;

  ScenarioWorkspace(
      String namespace,
      PrivateFolder files,
      Path kubeCache,
      KubernetesClient client,
      ScenarioEvidence evidence,
      Environment environment) {
    this.namespace = namespace;
    this.files = files;
    this.workFolder = files.folder("work");
    this.client = client;
    this.evidence = evidence;
    this.environment = environment;
    this.processEnvironment =
        Map.of(
            "HOME", files.folder("home").toString(),
            "KUBECONFIG", files.resolve("kubeconfig").toString(),
            "KUBECACHEDIR", kubeCache.toString(),
            "HELM_CACHE_HOME", files.folder("helm/cache").toString(),
            "HELM_CONFIG_HOME", files.folder("helm/config").toString(),
            "HELM_DATA_HOME", files.folder("helm/data").toString(),
            "PATH",
                environment.path().stream().map(Path::toString).collect(Collectors.joining(":"))
                    + ":/usr/bin:/bin");
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public Path folder() {
    return workFolder;
  }

  @Override
  public Path nodeFolder() {
    if (nodeFolder == null) {
      nodeFolder = environment.nodeFolder(namespace);
    }
    return nodeFolder;
  }

  @Override
  public Map<String, String> processEnvironment() {
    return processEnvironment;
  }

  @Override
  public Variables variables() {
    return variables;
  }

  @Override
  public KubernetesClient client() {
    return client;
  }

  @Override
  public ScenarioEvidence evidence() {
    return evidence;
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public void onRelease(String what, AutoCloseable action) {
    cleanUp.push(what, action);
  }

  /** Runs the clean-up actions; returns a sentence for each that failed. */
  List<String> cleanUp() {
    return cleanUp.run();
  }

  /** Deletes the scenario's files, here and on the node. */
  void deleteFiles() {
    files.delete();
    if (nodeFolder != null) {
      new PrivateFolder(nodeFolder).delete();
    }
  }
}
