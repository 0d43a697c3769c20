// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.fabric8.kubernetes.client.Config;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.files.PrivateFolder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/** An environment whose cluster is a mock server. */
final class FakeEnvironment implements Environment {
  static final String CLIENT_KEY = "the-key-of-the-scenario";

  private final Config config;
  private final Path folder;
  private boolean closed;
  private volatile boolean hasFailed;
  private Consumer<String> failed = why -> {};

  FakeEnvironment(Config config, Path folder) {
    this.config = config;
    this.folder = folder;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public String kubernetesVersion() {
    return "v1.34.1";
  }

  @Override
  public Map<String, String> components() {
    return Map.of("etcd", "3.5");
  }

  @Override
  public Config administrator() {
    return config;
  }

  @Override
  public Path programs() {
    return folder.resolve("bin");
  }

  @Override
  public String nodeName() {
    return "node";
  }

  @Override
  public Path nodeFolder(String namespace) {
    return new PrivateFolder(folder.resolve("node").resolve(namespace)).path();
  }

  @Override
  public String scenarioUser(String namespace) {
    return "tiprove:" + namespace;
  }

  @Override
  public String kubeconfigFor(String namespace) {
    return """
        kind: Config
        users:
        - name: reader
          user:
            client-key-data: %s
        """
        .formatted(Base64.getEncoder().encodeToString(CLIENT_KEY.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public InetSocketAddress reach(String namespace, String service, int port) {
    return InetSocketAddress.createUnresolved("localhost", port);
  }

  /** Ends as if by itself. */
  void fail(String why) {
    hasFailed = true;
    failed.accept(why);
  }

  @Override
  public void onFailure(Consumer<String> listener) {
    failed = listener;
  }

  @Override
  public boolean hasFailed() {
    return hasFailed;
  }

  @Override
  public boolean endsWithRun() {
    return false;
  }

  @Override
  public void outlive() {}

  @Override
  public void close() {
    closed = true;
  }
}
