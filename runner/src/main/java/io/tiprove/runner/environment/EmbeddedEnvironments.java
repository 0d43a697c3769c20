// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tiprove.fixtures.aws.AwsEmulator;
import io.tiprove.fixtures.aws.Ministack;
import io.tiprove.fixtures.images.JavaLayers;
import io.tiprove.fixtures.images.ProgramImages;
import io.tiprove.fixtures.importer.ImporterProgram;
import io.tiprove.fixtures.kubernetes.EmbeddedNode;
import io.tiprove.fixtures.kubernetes.NodeFailedException;
import io.tiprove.fixtures.kubernetes.NodeImages;
import io.tiprove.fixtures.kubernetes.NodeLock;
import io.tiprove.fixtures.kubernetes.NodePrograms;
import io.tiprove.fixtures.programs.JavaProgram;
import io.tiprove.fixtures.programs.JavaRuntime;
import io.tiprove.fixtures.programs.ProgramPart;
import io.tiprove.fixtures.programs.ProgramStore;
import io.tiprove.fixtures.programs.ProgramsUnavailableException;
import io.tiprove.fixtures.programs.TiproveHome;
import io.tiprove.runner.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sets up the embedded node: provides its programs, assembles images, starts it or finds it. */
public final class EmbeddedEnvironments implements EnvironmentFactory {
  static final String KIND = "embedded";

  private static final AwsEmulator AWS = new Ministack();

  private final Path fixtures;
  private final TiproveHome home;
  private final ProgramStore programs;
  private final EmbeddedNode node;
  private final NodeLock lock;
  private final Map<String, List<String>> imageNames;
  private final Supplier<Optional<String>> obstacle;

  /**
   * @param fixtures the checkout's folder {@code fixtures}
   * @param imageNames names of the images that the node is to have, by program
   * @param obstacle why this machine cannot run the node, if it cannot
   */
  public EmbeddedEnvironments(
      Path fixtures,
      TiproveHome home,
      ProgramStore programs,
      Map<String, List<String>> imageNames,
      Supplier<Optional<String>> obstacle) {
    this.fixtures = fixtures;
    this.home = home;
    this.programs = programs;
    this.node = new EmbeddedNode(home.node());
    this.lock = new NodeLock(home.nodeLock());
    this.imageNames = Map.copyOf(imageNames);
    this.obstacle = obstacle;
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public Optional<String> whyNot() {
    return obstacle.get();
  }

  /** Uses the warm node if it was made from the same programs and images, else starts one. */
  @Override
  public Environment open(Progress progress, boolean mayOutlive) {
    return guarded(
        () -> {
          Prepared prepared = prepare(progress);
          Optional<NodeLock.Held> together = lock.together();
          if (together.isPresent() && isWarm(prepared)) {
            return environment(prepared, null, together.get());
          }
          together.ifPresent(NodeLock.Held::close);
          NodeLock.Held alone = alone();
          EmbeddedNode.Running own;
          try {
            own = start(prepared, mayOutlive, progress);
          } catch (RuntimeException e) {
            alone.close();
            throw e;
          }
          return environment(prepared, own, alone);
        });
  }

  /**
   * Starts a node that stays until {@link #down}.
   *
   * @return whether it was started, rather than there already
   */
  public boolean up(Progress progress) {
    return guarded(
        () -> {
          Prepared prepared = prepare(progress);
          // Under the lock: what is seen without it may end before it is used, or just begin.
          Optional<NodeLock.Held> together = lock.together();
          if (together.isPresent()) {
            try (NodeLock.Held held = together.get()) {
              if (isWarm(prepared)) {
                return false;
              }
            }
          }
          try (NodeLock.Held held = alone()) {
            if (isWarm(prepared)) {
              return false;
            }
            start(prepared, true, progress);
          }
          return true;
        });
  }

  /** Whether a node is there, whatever it was made from. */
  public boolean isUp() {
    return node.isRunning();
  }

  /** Ends the warm node and returns whether there was one. */
  public boolean down() {
    try (NodeLock.Held held = alone()) {
      boolean was = node.isRunning();
      node.stop();
      node.clear();
      return was;
    }
  }

  /** Where the administrator's kubeconfig of a warm node lies. */
  public Path kubeconfig() {
    return node.kubeconfig();
  }

  /** The front and the AWS emulator behind it, for use without a node. */
  public FrontPrograms frontPrograms(Progress progress) {
    return guarded(
        () -> {
          home.create();
          Path cloud = provide(ProgramPart.CLOUD, progress).join();
          return new FrontPrograms(
              cloud, AWS, JavaProgram.pack(fixtures, home), programs.versions(cloud));
        });
  }

  /** Process of the front of the node that is up. */
  public long frontProcess() {
    return node.frontProcess()
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "Expected a process of the cloud front among those of the node, seen none; its log is in %s"
                        .formatted(node.logs())));
  }

  private NodeLock.Held alone() {
    return lock.alone()
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "Another tiprove uses the embedded node at this moment. Wait until it has ended; runs that begin after «./tiprove up» share one node."));
  }

  private boolean isWarm(Prepared prepared) {
    return node.runningWith(prepared.programs(), prepared.images()).isPresent();
  }

  private Prepared prepare(Progress progress) {
    home.create();
    CompletableFuture<Path> debian = provide(ProgramPart.DEBIAN, progress);
    CompletableFuture<Path> kubernetes = provide(ProgramPart.KUBERNETES, progress);
    CompletableFuture<Path> tidb = provide(ProgramPart.TIDB, progress);
    CompletableFuture<Path> metrics = provide(ProgramPart.METRICS, progress);
    CompletableFuture<Path> cloud = provide(ProgramPart.CLOUD, progress);
    NodePrograms nodePrograms =
        new NodePrograms(
            debian.join(),
            kubernetes.join(),
            cloud.join(),
            new Ministack(),
            JavaProgram.pack(fixtures, home));
    NodeImages images = new NodeImages(home.images(), nodePrograms);
    ProgramImages specs =
        new ProgramImages(
            images.shellLayer(),
            tidb.join(),
            cloud.join(),
            metrics.join(),
            debian.join(),
            referenceImporter());
    Path imported =
        staged("images", progress, lines -> images.imported(specs.named(imageNames), lines));
    Map<String, String> components = new LinkedHashMap<>();
    for (Path folder :
        List.of(kubernetes.join(), tidb.join(), metrics.join(), cloud.join(), debian.join())) {
      components.putAll(programs.versions(folder));
    }
    return new Prepared(nodePrograms, imported, components);
  }

  private JavaLayers referenceImporter() {
    JavaProgram program = JavaProgram.pack(fixtures, home, "importer", ImporterProgram.PACKAGES);
    List<Path> jars = new ArrayList<>(program.libraries(ImporterProgram.LIBRARIES));
    jars.add(program.jar());
    return new JavaLayers(new JavaRuntime(home).provide(), jars);
  }

  private EmbeddedNode.Running start(Prepared prepared, boolean detached, Progress progress) {
    return staged(
        "node",
        progress,
        lines -> node.start(prepared.programs(), prepared.images(), detached, lines));
  }

  /** Takes over what it is given: when it fails, that is closed. */
  private Environment environment(
      Prepared prepared, EmbeddedNode.@Nullable Running own, NodeLock.Held held) {
    try {
      KubernetesClient client = client();
      try {
        if (own == null) {
          // A run that was killed may have left the node with the label of its scenario.
          new NodeLabel(client, EmbeddedNode.NAME, "kubernetes.io/hostname").set(EmbeddedNode.NAME);
        }
        return new EmbeddedEnvironment(
            node, own, held, client, prepared.programs(), prepared.components());
      } catch (RuntimeException e) {
        client.close();
        throw e;
      }
    } catch (RuntimeException e) {
      if (own != null) {
        own.close();
      }
      held.close();
      throw e;
    }
  }

  private KubernetesClient client() {
    Config config = Config.fromKubeconfig(node.kubeconfig().toFile());
    // The client takes keys for RSA unless told; those of the node are P-256.
    config.setClientKeyAlgo("EC");
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private CompletableFuture<Path> provide(ProgramPart part, Progress progress) {
    return CompletableFuture.supplyAsync(
        () -> staged(part.argument(), progress, lines -> programs.provide(part, lines)),
        task -> new Thread(task, "provide-" + part.argument()).start());
  }

  private static <T> T staged(String name, Progress progress, Function<Consumer<String>, T> work) {
    try (Progress.Stage stage = progress.stage(name, 0)) {
      return work.apply(
          line -> {
            stage.advance(1);
            stage.detail(line);
          });
    }
  }

  private static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (CompletionException e) {
      throw failure(e.getCause() instanceof RuntimeException cause ? cause : e);
    } catch (ProgramsUnavailableException | NodeFailedException | KubernetesClientException e) {
      throw failure(e);
    }
  }

  private static EnvironmentException failure(RuntimeException cause) {
    return new EnvironmentException(
        "The embedded environment could not be set up. %s%nRun «./tiprove doctor» to see what this machine lacks."
            .formatted(cause.getMessage()),
        cause);
  }

  private record Prepared(NodePrograms programs, Path images, Map<String, String> components) {}
}
