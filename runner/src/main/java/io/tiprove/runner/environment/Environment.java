// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A Kubernetes that scenarios run on, with the programs that documented commands call.
 *
 * <p>Implementations are thread-safe. {@link #close} gives back what this run started and leaves an
 * environment that was warm before the run as it was.
 */
public interface Environment extends AutoCloseable {

  /** {@code embedded}, {@code containers} or {@code cluster}. */
  String kind();

  /** Version of the Kubernetes API server, such as {@code v1.34.1}. */
  String kubernetesVersion();

  /** Every component with its version, for the report; insertion order is kept. */
  Map<String, String> components();

  /** How the harness itself talks to the cluster. */
  Config administrator();

  /** Folder that holds {@code kubectl}, {@code helm} and the other programs of documents. */
  Path programs();

  /** Folders whose programs documented commands call, in the order of PATH. */
  default List<Path> path() {
    return List.of(programs());
  }

  /** The clouds that can be reached in it under their own names, if any. */
  default Optional<Clouds> clouds() {
    return Optional.empty();
  }

  /** Objects that a scenario's namespace is to begin with. */
  default List<HasMetadata> namespaceObjects(String namespace) {
    return List.of();
  }

  /** Name of the node on which local data may be placed (label kubernetes.io/hostname). */
  String nodeName();

  /** Makes a folder on the node for one scenario; the same path is valid on node and here. */
  Path nodeFolder(String namespace);

  /** User name of the identity of one scenario, for role bindings. */
  String scenarioUser(String namespace);

  /** A kubeconfig for the identity of one scenario, valid in its namespace only. */
  String kubeconfigFor(String namespace);

  /**
   * Where a port of a Service, or of its pod if it is headless, can be reached from the harness.
   */
  InetSocketAddress reach(String namespace, String service, int port);

  /**
   * Restarts the agent of the node and returns once it answers again; containers run on. Only
   * scenarios that have the environment to themselves may: {@code @isolated}.
   */
  default void restartNodeAgent() {
    throw new UnsupportedOperationException("the node of environment " + kind() + " is not ours");
  }

  /**
   * Ends a process of a container with SIGKILL, from outside of the container.
   *
   * @param containerId as Kubernetes has it, with the name of the runtime
   * @param program name of the process's program; empty for the container's first process
   * @return whether there was such a process
   */
  default boolean kill(String containerId, Optional<String> program) {
    throw new UnsupportedOperationException("the node of environment " + kind() + " is not ours");
  }

  /**
   * Tells {@code listener}, at most once and from another thread, why the environment ended
   * although nobody closed it.
   */
  void onFailure(Consumer<String> listener);

  /** Whether it has ended by itself, so that nothing in it can be asked, watched or removed. */
  boolean hasFailed();

  /**
   * Whether closing it ends it with all that is in it, so that nothing in it needs to be removed.
   */
  boolean endsWithRun();

  /** Has the environment stay when it is closed, because something in it is to be looked at. */
  void outlive();

  @Override
  void close();
}
