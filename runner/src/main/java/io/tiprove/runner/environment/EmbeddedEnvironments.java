// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.tiprove.fixtures.images.ProgramImages;
import io.tiprove.fixtures.kubernetes.EmbeddedNode;
import io.tiprove.fixtures.kubernetes.NodeImages;
import io.tiprove.fixtures.kubernetes.NodePrograms;
import io.tiprove.fixtures.programs.ProgramPart;
import io.tiprove.fixtures.programs.ProgramStore;
import io.tiprove.fixtures.programs.TiproveHome;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets up the embedded node: provides its programs, assembles images, starts it or finds it. */
public final class EmbeddedEnvironments {
  static final String KIND = "embedded";

  private final TiproveHome home;
  private final ProgramStore programs;
  private final EmbeddedNode node;

  public EmbeddedEnvironments(TiproveHome home, ProgramStore programs) {
    this.home = home;
    this.programs = programs;
    this.node = new EmbeddedNode(home.node());
  }

  /** Uses the warm node if it was made from the same programs and images, else starts one. */
  public Environment open(Map<String, List<String>> imageNames, SetupProgress progress) {
    Prepared prepared = prepare(imageNames, progress);
    EmbeddedNode.Running own = null;
    if (node.runningWith(prepared.programs(), prepared.images()).isEmpty()) {
      own = start(prepared, false, progress);
    }
    return environment(prepared, own);
  }

  /** Starts a node that stays until {@link #down}; returns at once if it is there already. */
  public void up(Map<String, List<String>> imageNames, SetupProgress progress) {
    Prepared prepared = prepare(imageNames, progress);
    if (node.runningWith(prepared.programs(), prepared.images()).isEmpty()) {
      start(prepared, true, progress);
    }
  }

  /** Ends the warm node and returns whether there was one. */
  public boolean down() {
    boolean was = node.isRunning();
    node.stop();
    node.clear();
    return was;
  }

  /** Where the administrator's kubeconfig of a warm node lies. */
  public Path kubeconfig() {
    return node.kubeconfig();
  }

  private Prepared prepare(Map<String, List<String>> imageNames, SetupProgress progress) {
    CompletableFuture<Path> debian = provide(ProgramPart.DEBIAN, progress);
    CompletableFuture<Path> kubernetes = provide(ProgramPart.KUBERNETES, progress);
    CompletableFuture<Path> tidb = provide(ProgramPart.TIDB, progress);
    try {
      NodePrograms nodePrograms = new NodePrograms(debian.join(), kubernetes.join());
      NodeImages images = new NodeImages(home.images(), nodePrograms);
      Path imported =
          staged(
              "images",
              progress,
              lines ->
                  images.imported(
                      new ProgramImages(images.shellLayer(), tidb.join()).named(imageNames),
                      lines));
      Map<String, String> components = new LinkedHashMap<>();
      for (Path folder : List.of(kubernetes.join(), tidb.join(), debian.join())) {
        components.putAll(programs.versions(folder));
      }
      return new Prepared(nodePrograms, imported, components);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private EmbeddedNode.Running start(Prepared prepared, boolean detached, SetupProgress progress) {
    return staged(
        "node",
        progress,
        lines -> node.start(prepared.programs(), prepared.images(), detached, lines));
  }

  private Environment environment(Prepared prepared, EmbeddedNode.@Nullable Running own) {
    Config config = Config.fromKubeconfig(node.kubeconfig().toFile());
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
    return new EmbeddedEnvironment(
        node, own, client, prepared.programs().kubernetes(), prepared.components());
  }

  private CompletableFuture<Path> provide(ProgramPart part, SetupProgress progress) {
    return CompletableFuture.supplyAsync(
        () -> staged(part.argument(), progress, lines -> programs.provide(part, lines)),
        task -> new Thread(task, "provide-" + part.argument()).start());
  }

  private static <T> T staged(
      String stage, SetupProgress progress, Function<Consumer<String>, T> work) {
    progress.began(stage);
    try {
      return work.apply(line -> progress.advanced(stage, line));
    } finally {
      progress.ended(stage);
    }
  }

  private record Prepared(NodePrograms programs, Path images, Map<String, String> components) {}
}
