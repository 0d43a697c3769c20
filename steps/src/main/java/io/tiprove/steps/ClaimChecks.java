// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.tiprove.runner.cluster.ClaimCondition;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks at the claims of a scenario's namespace. */
public final class ClaimChecks {
  private static final Duration BINDING = Duration.ofMinutes(1);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioChecks checks;

  public ClaimChecks(Workspace workspace, ClusterObserver observer, ScenarioChecks checks) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
  }

  /** Waits until the claim is bound, and compares what it is bound to. */
  void bound(String claim, String storageClass, String size) {
    observer.waits(workspace).until(ClaimCondition.bound(claim), BINDING);
    isBound(claim);
    PersistentVolumeClaim seen = find(claim);
    checks.equal("storage class of the claim", storageClass, seen.getSpec().getStorageClassName());
    checks.equal(
        "size of the claim's volume",
        size,
        seen.getStatus().getCapacity().get("storage").toString());
  }

  /** Compares the phase of the claim as it is now. */
  void isBound(String claim) {
    PersistentVolumeClaim seen = find(claim);
    checks.equal(
        "phase of claim " + claim,
        "Bound",
        seen == null ? "there is no such claim" : seen.getStatus().getPhase());
  }

  @Nullable PersistentVolumeClaim find(String claim) {
    return workspace
        .client()
        .persistentVolumeClaims()
        .inNamespace(workspace.namespace())
        .withName(claim)
        .get();
  }
}
