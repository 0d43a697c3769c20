// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.ScenarioEvidence;
import io.tiprove.runner.files.PrivateFolder;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Opens and releases the workspaces of scenarios.
 *
 * <p>All share one client, so that no scenario pays for a TLS handshake; what doesn't depend on
 * something else is done at the same time. Thread-safe.
 */
public final class Workspaces implements AutoCloseable {
  /** Label of everything the harness makes in a cluster. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}. */
  public static final String TIPROVE = "tiprove";

  /** Annotation of a namespace with the id of the scenario that it belongs to. */
  public static final String SCENARIO = "tiprove.io/scenario";

  private final Environment environment;
  private final KubernetesClient client;
  private final Path root;
  private final Path kubeCache;
  private final NamespaceRelease namespaces;
  private final Keep keep;
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService requests =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "workspace");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param root folder below which each scenario gets one, in the user's state directory
   */
  public Workspaces(
      Environment environment,
      KubernetesClient client,
      Path root,
      NamespaceRelease namespaces,
      Keep keep) {
    this.environment = environment;
    this.client = client;
    this.root = root;
    // What kubectl knows of the API is the same for all scenarios of an environment.
    this.kubeCache = new PrivateFolder(root).folder("kube-cache");
    this.namespaces = namespaces;
    this.keep = keep;
  }

  /**
   * Opens the workspace of a scenario.
   *
   * @throws BlamedFailure blaming the infrastructure when the cluster refuses
   */
  public Workspace open(String scenario, ScenarioEvidence evidence) {
    String namespace = "tp-" + new BigInteger(40, random).toString(36);
    ScenarioNamespace objects = new ScenarioNamespace(client, environment, namespace, namespace);
    CompletableFuture<Void> inCluster =
        CompletableFuture.runAsync(() -> objects.createNamespace(scenario), requests)
            .thenCompose(
                created ->
                    CompletableFuture.allOf(
                        CompletableFuture.runAsync(objects::createAccount, requests),
                        CompletableFuture.runAsync(objects::createBinding, requests),
                        CompletableFuture.runAsync(objects::createOthers, requests)));
    try {
      PrivateFolder files = new PrivateFolder(root.resolve(namespace));
      ScenarioWorkspace workspace =
          new ScenarioWorkspace(namespace, files, kubeCache, client, evidence, environment);
      String kubeconfig = environment.kubeconfigFor(namespace);
      new KubeconfigSecrets(kubeconfig).tell(evidence);
      files.write("kubeconfig", kubeconfig);
      inCluster.join();
      return workspace;
    } catch (RuntimeException e) {
      undo(namespace, inCluster, e);
      Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "expected to open namespace %s with its identity in the %s environment, seen: %s; see whether the cluster still answers, and run the scenario again"
              .formatted(namespace, environment.kind(), cause.getMessage()),
          cause);
    }
  }

  /**
   * Releases a workspace that {@link #open} returned: runs its clean-up, then deletes its files and
   * has its namespace deleted, unless it is to be kept. Failures are recorded in its evidence.
   */
  public void release(Workspace opened, boolean failed) {
    ScenarioWorkspace workspace = (ScenarioWorkspace) opened;
    for (String failure : workspace.cleanUp()) {
      note(workspace, failure);
    }
    if (keep.keeps(failed)) {
      environment.outlive();
      note(
          workspace,
          "Kept: namespace %s and folder %s. Look with: KUBECONFIG=%s kubectl get all,events"
              .formatted(
                  workspace.namespace(),
                  workspace.folder(),
                  workspace.processEnvironment().get("KUBECONFIG")));
      return;
    }
    try {
      namespaces.release(workspace.namespace());
    } catch (RuntimeException e) {
      note(workspace, "namespace %s was not released: %s".formatted(workspace.namespace(), e));
    }
    deleteFiles(workspace);
  }

  /** Gives back what a workspace has outside of an environment that is there no more. */
  public void abandon(Workspace opened) {
    deleteFiles((ScenarioWorkspace) opened);
  }

  private static void deleteFiles(ScenarioWorkspace workspace) {
    try {
      workspace.deleteFiles();
    } catch (RuntimeException e) {
      note(workspace, "files were not deleted: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    requests.shutdown();
  }

  private void undo(String namespace, CompletableFuture<Void> inCluster, RuntimeException problem) {
    // Waits for requests under way, so that nothing is made after it was deleted.
    inCluster.handle((done, failure) -> null).join();
    for (AutoCloseable action :
        List.<AutoCloseable>of(
            () -> namespaces.release(namespace),
            () -> new PrivateFolder(root.resolve(namespace)).delete())) {
      try {
        action.close();
      } catch (Exception e) {
        problem.addSuppressed(e);
      }
    }
  }

  private static void note(Workspace workspace, String text) {
    workspace.evidence().add(new EvidenceEntry.Note(Instant.now(), text));
  }
}
