// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;

/** Takes the TiDB of the target cluster away, and gives it back. */
public final class TargetOutageSteps {
  private static final Duration START = Duration.ofMinutes(4);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioDatabase database;
  private final DatabaseStart start;

  public TargetOutageSteps(
      Workspace workspace,
      ClusterObserver observer,
      ScenarioDatabase database,
      DatabaseStart start) {
    this.workspace = workspace;
    this.observer = observer;
    this.database = database;
    this.start = start;
  }

  @When("the TiDB of the cluster goes away")
  public void goesAway() {
    Pod pod = workspace.client().pods().inNamespace(workspace.namespace()).withName(pod()).get();
    set().scale(0);
    workspace.client().resource(pod).withGracePeriod(0).delete();
    observer.waits(workspace).until(GoneCondition.object(pod), START);
  }

  @When("the TiDB of the cluster comes back")
  public void comesBack() {
    set().scale(1);
    start.await(pod(), database.address(), START);
  }

  private RollableScalableResource<StatefulSet> set() {
    return workspace
        .client()
        .apps()
        .statefulSets()
        .inNamespace(workspace.namespace())
        .withName(name());
  }

  private String name() {
    return workspace.variables().require("cluster_name") + "-tidb";
  }

  private String pod() {
    return name() + "-0";
  }
}
