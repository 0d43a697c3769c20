// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.fixtures.aws.AwsAccount;
import io.tiprove.fixtures.aws.AwsEmulator;
import io.tiprove.fixtures.aws.CephBuckets;
import io.tiprove.fixtures.aws.identity.TrustStore;
import io.tiprove.fixtures.certificates.CertificateAuthority;
import io.tiprove.fixtures.certificates.CertificateTrust;
import io.tiprove.fixtures.kubernetes.EmbeddedNode;
import io.tiprove.fixtures.kubernetes.Kubeconfig;
import io.tiprove.fixtures.kubernetes.NodeLock;
import io.tiprove.fixtures.kubernetes.NodeNetwork;
import io.tiprove.fixtures.kubernetes.NodePrograms;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Scenarios on the embedded node of this machine. */
final class EmbeddedEnvironment implements Environment {
  private static final String HEADLESS = "None";

  private final EmbeddedNode node;
  private final EmbeddedNode.@Nullable Running own;
  private final NodeLock.Held held;
  private final KubernetesClient client;
  private final Config administrator;
  private final CertificateAuthority authority;
  private final Kubeconfig kubeconfigs;
  private final NodePrograms programs;
  private final Clouds clouds;
  private final TrustStore trust;
  private final Map<String, String> components;
  private final String kubernetesVersion;
  private volatile boolean outlives;
  private volatile boolean closing;
  private volatile boolean failed;
  private CompletableFuture<?> failure = CompletableFuture.completedFuture(null);

  /**
   * @param own the node if this process started it, or null if it was warm
   * @param held what keeps other processes from ending the node meanwhile
   * @param client the administrator's client; closed with the environment
   * @param programs what the node and documented commands run
   * @param components versions by component
   */
  EmbeddedEnvironment(
      EmbeddedNode node,
      EmbeddedNode.@Nullable Running own,
      NodeLock.Held held,
      KubernetesClient client,
      NodePrograms programs,
      Map<String, String> components) {
    this.node = node;
    this.own = own;
    this.held = held;
    this.client = client;
    this.administrator = client.getConfiguration();
    this.authority = node.authority();
    this.kubeconfigs = new Kubeconfig(administrator.getMasterUrl(), authority.certificate());
    this.programs = programs;
    String cloudCertificate = read(node.cloudCertificate());
    this.trust = new TrustStore(cloudCertificate);
    AwsEmulator.Keys root = programs.aws().root();
    CertificateTrust vouched = new CertificateTrust(cloudCertificate);
    this.clouds =
        new Clouds(
            node.front(),
            new AwsAccount(NodeNetwork.frontUrl(), root, vouched.managers()),
            new CephBuckets(
                programs.cloud().resolve("tools/rclone"),
                NodeNetwork.frontUrl(),
                root,
                node.cloudCertificate()),
            NodeNetwork.frontUrl(),
            NodeNetwork.CEPH_HOST,
            vouched,
            NodeNetwork.TOKEN_ISSUER);
    // Asked now: at the end of the run there may be nobody to answer.
    this.kubernetesVersion = client.getKubernetesVersion().getGitVersion();
    this.components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
  }

  @Override
  public String kind() {
    return EmbeddedEnvironments.KIND;
  }

  @Override
  public String kubernetesVersion() {
    return kubernetesVersion;
  }

  @Override
  public Map<String, String> components() {
    return components;
  }

  @Override
  public Config administrator() {
    return administrator;
  }

  @Override
  public Path programs() {
    return programs.kubernetes();
  }

  @Override
  public List<Path> path() {
    return List.of(
        programs.kubernetes(),
        programs.cloud().resolve("tools"),
        programs.debian().resolve("tools"));
  }

  @Override
  public Optional<Clouds> clouds() {
    return Optional.of(clouds);
  }

  @Override
  public List<HasMetadata> namespaceObjects(String namespace) {
    return List.of(trust.configMap(namespace));
  }

  @Override
  public String nodeName() {
    return EmbeddedNode.NAME;
  }

  @Override
  public Path nodeFolder(String namespace) {
    try {
      return Files.createDirectories(node.dataFolder().resolve(namespace));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String scenarioUser(String namespace) {
    return "tiprove:" + namespace;
  }

  @Override
  public String kubeconfigFor(String namespace) {
    String user = scenarioUser(namespace);
    return kubeconfigs.of(user, authority.client(user), namespace);
  }

  @Override
  public InetSocketAddress reach(String namespace, String service, int port) {
    Service found = client.services().inNamespace(namespace).withName(service).get();
    if (found == null) {
      throw new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST,
          "Expected Service %s in namespace %s, seen none; is what serves it deployed?"
              .formatted(service, namespace));
    }
    // The machine has a route to the node's Service addresses, and to those of pods.
    String address = found.getSpec().getClusterIP();
    return new InetSocketAddress(address.equals(HEADLESS) ? podOf(found) : address, port);
  }

  // A headless Service has no address of its own.
  private String podOf(Service service) {
    return client
        .pods()
        .inNamespace(service.getMetadata().getNamespace())
        .withLabels(service.getSpec().getSelector())
        .list()
        .getItems()
        .stream()
        .map(pod -> pod.getStatus().getPodIP())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () ->
                new BlamedFailure(
                    Blame.SYSTEM_UNDER_TEST,
                    "Expected a pod behind Service %s in namespace %s, seen none with an address"
                        .formatted(
                            service.getMetadata().getName(),
                            service.getMetadata().getNamespace())));
  }

  @Override
  public void restartNodeAgent() {
    node.restartAgent();
  }

  @Override
  public boolean kill(String containerId, Optional<String> program) {
    return node.kill(containerId.substring(containerId.lastIndexOf('/') + 1), program).isPresent();
  }

  @Override
  public void onFailure(Consumer<String> listener) {
    failure =
        node.ended()
            .thenAccept(
                why -> {
                  if (!closing) {
                    failed = true;
                    listener.accept(
                        "the embedded node has ended by itself: %s; its programs' last words are in %s"
                            .formatted(why, node.logs()));
                  }
                });
  }

  @Override
  public boolean hasFailed() {
    return failed;
  }

  @Override
  public boolean endsWithRun() {
    return own != null && !outlives;
  }

  @Override
  public void outlive() {
    outlives = true;
  }

  @Override
  public void close() {
    closing = true;
    clouds.close();
    client.close();
    failure.cancel(false);
    // The logs of a node that failed are to be read.
    if (own != null && endsWithRun() && !failed) {
      own.close();
    }
    held.close();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
