// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.tiprove.fixtures.FixtureFolder;
import io.tiprove.runner.cluster.PodCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Provides the cluster that data is imported into. */
public final class TargetClusterSteps {
  private static final List<String> PROGRAMS = List.of("pd", "tikv", "tidb");
  private static final Duration START = Duration.ofMinutes(4);

  private final Workspace workspace;
  private final Profile profile;
  private final FixtureFolder fixtures;
  private final ClusterObserver observer;
  private final ScenarioDatabase database;
  private final Clock clock;

  public TargetClusterSteps(
      Workspace workspace,
      Profile profile,
      FixtureFolder fixtures,
      ClusterObserver observer,
      ScenarioDatabase database,
      Clock clock) {
    this.workspace = workspace;
    this.profile = profile;
    this.fixtures = fixtures;
    this.observer = observer;
    this.database = database;
    this.clock = clock;
  }

  @Given("a TiDB cluster {string}")
  public void cluster(String name) {
    start(name, UnaryOperator.identity());
  }

  /**
   * Creates the objects of a cluster and waits until its TiDB answers.
   *
   * @param change what is different from the cluster that most scenarios have
   */
  void start(String name, UnaryOperator<HasMetadata> change) {
    // PD and TiKV are stand-ins in every profile.
    workspace.evidence().standIn("target cluster");
    workspace.variables().bind("cluster_name", name);
    for (String program : PROGRAMS) {
      workspace.variables().bind(program + "_image", profile.images().get(program).get(0));
    }
    String manifest = new Placeholders(workspace).fill(read());
    List<HasMetadata> objects =
        workspace
            .client()
            .load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
            .items()
            .stream()
            .map(change)
            .toList();
    workspace
        .evidence()
        .add(
            new EvidenceEntry.WrittenFile(
                clock.instant(),
                "tidb-cluster.yaml",
                null,
                objects.stream().map(Serialization::asYaml).collect(Collectors.joining())));
    for (HasMetadata object : objects) {
      workspace.client().resource(object).inNamespace(workspace.namespace()).create();
    }
    observer
        .waits(workspace)
        .until(PodCondition.ready(PodSelection.named(name + "-tidb-0")), START);
    observer.waits(workspace).until(new OpenPortCondition(database.address()), START);
  }

  private String read() {
    try {
      return Files.readString(fixtures.file("tidb/cluster.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
