// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.fixtures.aws.AwsEmulator;
import io.tiprove.fixtures.aws.front.LoggedRequest;
import io.tiprove.fixtures.aws.front.RequestFilter;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks at what was asked of the scenario's buckets: who, with what, and how it went. */
public final class CloudRequestSteps {
  private static final Set<String> DOWNLOADS = Set.of("GetObject", "storage.objects.get");

  // Many times what a pod needs to start and ask.
  private static final Duration REFUSAL = Duration.ofMinutes(1);

  private final Workspace workspace;
  private final ScenarioClouds clouds;
  private final ScenarioChecks checks;
  private final ImportJob job;
  private long known;

  public CloudRequestSteps(
      Workspace workspace, ScenarioClouds clouds, ScenarioChecks checks, ImportJob job) {
    this.workspace = workspace;
    this.clouds = clouds;
    this.checks = checks;
    this.job = job;
  }

  @Then("the tarball was downloaded with the reader's access key")
  public void withKey() {
    String key = workspace.variables().require("access_key");
    downloadedBy("access key of every download", key, LoggedRequest::accessKey);
  }

  @Then("the tarball was downloaded in a session of the role {string}")
  public void asRole(String role) {
    String arn = sessionsOf(new Placeholders(workspace).fill(role));
    downloadedBy(
        "role of every download",
        arn,
        request ->
            request.principal() != null && request.principal().startsWith(arn)
                ? arn
                : request.principal());
  }

  @Then("the tarball was downloaded as the Google service account")
  public void asServiceAccount() {
    downloadedBy(
        "service account of every download",
        workspace.variables().require("service-account"),
        LoggedRequest::principal);
  }

  @Then("nothing was downloaded from the bucket")
  public void nothing() {
    checks.equal("downloads from the bucket", "[]", downloads().toString());
  }

  @When("the requests so far are known")
  public void known() {
    List<LoggedRequest> requests = clouds.requests();
    // Without one, a log that nothing reaches would say that nothing was asked since.
    checks.check(
        "requests to the bucket so far",
        "some",
        String.valueOf(requests.size()),
        !requests.isEmpty());
    known = requests.get(requests.size() - 1).number();
  }

  @Then("nothing was asked of the bucket since")
  public void nothingSince() {
    checks.equal(
        "requests to the bucket",
        "[]",
        clouds.requests().stream()
            .filter(request -> request.number() > known)
            .map(LoggedRequest::action)
            .toList()
            .toString());
  }

  @Then("AWS refuses a session of the reader's role with {string}")
  public void refusesSession(String error) {
    String role = workspace.variables().require("role_arn");
    List<LoggedRequest> refused =
        clouds.front().awaitRequest(RequestFilter.all().withRole(role).withError(error), REFUSAL);
    checks.check(
        "refusals of sessions of " + role,
        "one with " + error,
        refused.isEmpty() ? "none within " + REFUSAL : refused.get(0).action(),
        !refused.isEmpty());
  }

  @Then("the storage refused a session of the reader's role with {string}")
  public void refusedInSession(String error) {
    String role = workspace.variables().require("role_arn");
    String principal = sessionsOf(role.substring(role.lastIndexOf('/') + 1));
    List<String> refused =
        clouds.requests().stream()
            .filter(request -> error.equals(request.error()))
            .map(request -> String.valueOf(request.principal()))
            .toList();
    checks.check(
        "who was refused with " + error,
        "a session of " + role,
        refused.toString(),
        refused.stream().anyMatch(who -> who.startsWith(principal)));
  }

  @Then("the metadata service knew no role for the import pod")
  public void metadataKnewNoRole() {
    List<String> answers =
        clouds
            .front()
            .requests(
                RequestFilter.all()
                    .withSource(job.pod().getStatus().getPodIP())
                    .withService("imds"))
            .stream()
            .filter(request -> String.valueOf(request.action()).contains("security-credentials"))
            .map(request -> request.action() + " " + request.status())
            .distinct()
            .toList();
    checks.equal(
        "what the metadata service answered the import pod about roles",
        "[/latest/meta-data/iam/security-credentials/ 404]",
        answers.toString());
  }

  @Then("the storage refused with {string}")
  public void refused(String error) {
    List<String> errors =
        clouds.requests().stream().map(LoggedRequest::error).filter(Objects::nonNull).toList();
    checks.check(
        "errors that the storage answered with",
        "one is " + error,
        errors.toString(),
        errors.contains(error));
  }

  /** What the ARNs of all sessions of a role begin with. */
  private static String sessionsOf(String role) {
    return "arn:aws:sts::%s:assumed-role/%s/".formatted(AwsEmulator.ACCOUNT, role);
  }

  private void downloadedBy(
      String what, String expected, Function<LoggedRequest, @Nullable String> who) {
    Set<String> seen = new TreeSet<>();
    downloads().forEach(request -> seen.add(String.valueOf(who.apply(request))));
    checks.equal(what, Set.of(expected).toString(), seen.toString());
  }

  private List<LoggedRequest> downloads() {
    return clouds.requests().stream()
        .filter(request -> DOWNLOADS.contains(request.action()))
        .filter(request -> request.status() / 100 == 2 && request.bytesOut() > 0)
        .toList();
  }
}
