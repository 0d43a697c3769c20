// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.tiprove.runner.environment.Clouds;
import io.tiprove.runner.environment.Environment;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An environment that stays up when it is closed. */
record Borrowed(Environment environment) implements Environment {
  @Override
  public String kind() {
    return environment.kind();
  }

  @Override
  public String kubernetesVersion() {
    return environment.kubernetesVersion();
  }

  @Override
  public Map<String, String> components() {
    return environment.components();
  }

  @Override
  public Config administrator() {
    return environment.administrator();
  }

  @Override
  public Path programs() {
    return environment.programs();
  }

  @Override
  public List<Path> path() {
    return environment.path();
  }

  @Override
  public Optional<Clouds> clouds() {
    return environment.clouds();
  }

  @Override
  public List<HasMetadata> namespaceObjects(String namespace) {
    return environment.namespaceObjects(namespace);
  }

  @Override
  public String nodeName() {
    return environment.nodeName();
  }

  @Override
  public Path nodeFolder(String namespace) {
    return environment.nodeFolder(namespace);
  }

  @Override
  public String scenarioUser(String namespace) {
    return environment.scenarioUser(namespace);
  }

  @Override
  public String kubeconfigFor(String namespace) {
    return environment.kubeconfigFor(namespace);
  }

  @Override
  public InetSocketAddress reach(String namespace, String service, int port) {
    return environment.reach(namespace, service, port);
  }

  @Override
  public void restartNodeAgent() {
    environment.restartNodeAgent();
  }

  @Override
  public boolean kill(String containerId, Optional<String> program) {
    return environment.kill(containerId, program);
  }

  @Override
  public void onFailure(Consumer<String> listener) {
    environment.onFailure(listener);
  }

  /** No: what one measurement leaves would be there in the next. */
  @Override
  public boolean hasFailed() {
    return environment.hasFailed();
  }

  @Override
  public boolean endsWithRun() {
    return false;
  }

  @Override
  public void outlive() {
    // Nothing of the bench has to.
  }

  @Override
  public void close() {
    // The owner does.
  }
}
