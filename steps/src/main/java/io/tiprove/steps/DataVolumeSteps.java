// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.tiprove.runner.cluster.ClaimCondition;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.List;

/** Looks at the claim that remote mode makes, and into its volume. */
public final class DataVolumeSteps {
  private static final Duration BINDING = Duration.ofMinutes(1);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioChecks checks;
  private final ImportJob job;
  private final ProbePod probe;
  private final ClaimChecks claims;

  public DataVolumeSteps(
      Workspace workspace,
      ClusterObserver observer,
      ScenarioChecks checks,
      ImportJob job,
      ProbePod probe,
      ClaimChecks claims) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
    this.job = job;
    this.probe = probe;
    this.claims = claims;
  }

  @When("the claim of the data is known as {string}")
  public void dataKnownAs(String variable) {
    // Beside it there may be the one that back end local sorts on.
    workspace.variables().bind(variable, job.claimOf("data"));
  }

  @Then("there is no claim {string}")
  public void gone(String name) {
    String claim = new Placeholders(workspace).fill(name);
    PersistentVolumeClaim left = claims.find(claim);
    if (left != null) {
      // It may be on its way: a claim goes only once no pod uses it.
      observer.waits(workspace).until(GoneCondition.object(left), BINDING);
    }
  }

  @Then("the claim of the import is bound to a volume of class {string} and size {string}")
  public void bound(String storageClass, String size) {
    claims.bound(claim(), storageClass, size);
  }

  @Then("the claim of the import stays Pending: {string} says {string}")
  public void pending(String reason, String text) {
    String state =
        observer.waits(workspace).until(ClaimCondition.pending(claim(), reason), BINDING);
    checks.contains("why the claim is Pending", new Placeholders(workspace).fill(text), state);
  }

  @Then("the release has no claim")
  public void noClaim() {
    checks.equal(
        "claims of the release", "[]", job.release().named("PersistentVolumeClaim").toString());
  }

  @Then("the volume of the import holds {string}")
  public void holds(String path) {
    String wanted = new Placeholders(workspace).fill(path);
    List<String> seen = probe.filesOf(claim());
    checks.check(
        "files in the volume of the import",
        "one is " + wanted,
        seen.toString(),
        seen.contains(wanted));
  }

  @Then("the volume of the import holds a file like {string}")
  public void holdsLike(String glob) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    List<String> seen = probe.filesOf(claim());
    checks.check(
        "files in the volume of the import",
        "one is like " + glob,
        seen.toString(),
        seen.stream().map(Path::of).anyMatch(matcher::matches));
  }

  @Then("no claim is left")
  public void noneLeft() {
    for (PersistentVolumeClaim left :
        workspace
            .client()
            .persistentVolumeClaims()
            .inNamespace(workspace.namespace())
            .list()
            .getItems()) {
      observer.waits(workspace).until(GoneCondition.object(left), BINDING);
    }
  }

  private String claim() {
    return job.release().only("PersistentVolumeClaim");
  }
}
