// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Provides the cluster that data is imported into. */
public final class TargetClusterSteps {
  private static final List<String> PROGRAMS = List.of("pd", "tikv", "tidb");
  private static final Duration START = Duration.ofMinutes(4);

  private final Workspace workspace;
  private final Profile profile;
  private final FixtureManifest manifest;
  private final DatabaseStart start;
  private final ScenarioDatabase database;

  public TargetClusterSteps(
      Workspace workspace,
      Profile profile,
      FixtureManifest manifest,
      DatabaseStart start,
      ScenarioDatabase database) {
    this.workspace = workspace;
    this.profile = profile;
    this.manifest = manifest;
    this.start = start;
    this.database = database;
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
    create(name, change);
    start.await(name + "-tidb-0", database.address(), START);
  }

  /** Creates the objects of a cluster, whether it comes up or not. */
  void create(String name, UnaryOperator<HasMetadata> change) {
    // PD and TiKV are stand-ins in every profile.
    workspace.evidence().standIn("target cluster");
    workspace.variables().bind("cluster_name", name);
    for (String program : PROGRAMS) {
      workspace.variables().bind(program + "_image", profile.images().get(program).get(0));
    }
    manifest.create("tidb/cluster.yaml", "tidb-cluster.yaml", change);
  }
}
