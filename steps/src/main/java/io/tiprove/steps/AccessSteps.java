// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.tiprove.fixtures.aws.AwsAccount;
import io.tiprove.fixtures.aws.AwsEmulator;
import io.tiprove.fixtures.aws.TrustPolicy;
import io.tiprove.runner.workspace.Workspace;
import java.net.URI;
import java.util.List;

/** What the administrator of the AWS account has prepared for the reader. */
public final class AccessSteps {
  private static final String FULL_ACCESS = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
  private static final String READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";

  private final Workspace workspace;
  private final ScenarioClouds clouds;
  private final ScenarioChecks checks;

  public AccessSteps(Workspace workspace, ScenarioClouds clouds, ScenarioChecks checks) {
    this.workspace = workspace;
    this.clouds = clouds;
    this.checks = checks;
  }

  @Given("an access key that may read S3")
  public void keyThatMayRead() {
    bindKey(List.of(READ_ONLY));
  }

  @Given("an access key that may do nothing")
  public void keyThatMayNot() {
    bindKey(List.of());
  }

  @Given("the reader's access key is deleted")
  public void keyIsDeleted() {
    clouds.account().removeKeys(user());
  }

  @When("the reader is given another access key")
  public void anotherKey() {
    bind(clouds.account().createKey(user()));
  }

  @Given("the reader mistypes the secret key")
  public void mistypedSecret() {
    String secret = workspace.variables().require("secret_key");
    String other = (secret.startsWith("0") ? "1" : "0") + secret.substring(1);
    workspace.evidence().secret(other);
    workspace.variables().bind("secret_key", other);
  }

  @Then("the ServiceAccount {string} carries {string} with {string}")
  public void carries(String account, String annotation, String value) {
    ServiceAccount seen =
        workspace
            .client()
            .serviceAccounts()
            .inNamespace(workspace.namespace())
            .withName(account)
            .get();
    checks.equal(
        annotation + " of ServiceAccount " + account,
        value,
        String.valueOf(seen.getMetadata().getAnnotations().get(annotation)));
  }

  @Given("the cluster's issuer of tokens is an identity provider of the AWS account")
  public void identityProvider() {
    clouds.account().ensureIdentityProvider(clouds.tokenIssuer(), "sts.amazonaws.com");
  }

  /** The role of the documents' examples; all scenarios share it, and it suits both ways. */
  @Given(
      "the IAM role {string} with AmazonS3FullAccess, which the node's role and every ServiceAccount may assume")
  public void sharedRole(String role) {
    clouds
        .account()
        .ensureRole(
            role,
            TrustPolicy.ofRoleAndServiceAccount(
                AwsEmulator.NODE_ROLE, issuer(), "system:serviceaccount:tp-*:*"),
            List.of(FULL_ACCESS));
  }

  @Given("an IAM role with AmazonS3FullAccess that nobody in the cluster may assume")
  public void roleForNobody() {
    ownRole(TrustPolicy.ofRole("somebody-else"), List.of(FULL_ACCESS));
  }

  @Given("an IAM role with AmazonS3FullAccess that only the ServiceAccount {string} may assume")
  public void roleForAccount(String account) {
    ownRole(
        TrustPolicy.ofServiceAccount(
            issuer(), "system:serviceaccount:%s:%s".formatted(workspace.namespace(), account)),
        List.of(FULL_ACCESS));
  }

  @Given(
      "an IAM role without permissions, which the node's role and every ServiceAccount may assume")
  public void roleWithoutPermissions() {
    ownRole(
        TrustPolicy.ofRoleAndServiceAccount(
            AwsEmulator.NODE_ROLE, issuer(), "system:serviceaccount:tp-*:*"),
        List.of());
  }

  @Given("the ServiceAccount {string}")
  public void account(String name) {
    workspace
        .client()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(workspace.namespace())
                .endMetadata()
                .build())
        .create();
  }

  private void ownRole(TrustPolicy trust, List<String> policies) {
    AwsAccount account = clouds.account();
    String role = workspace.namespace() + "-role";
    workspace.onRelease("role " + role, () -> account.removeRole(role));
    String arn = account.ensureRole(role, trust, policies);
    workspace.variables().bind("role_arn", arn);
    clouds.watchRole(arn);
  }

  private void bindKey(List<String> policies) {
    AwsAccount account = clouds.account();
    workspace.onRelease("user " + user(), () -> account.removeUser(user()));
    bind(account.createUser(user(), policies));
  }

  private String user() {
    return workspace.namespace() + "-reader";
  }

  private void bind(AwsEmulator.Keys keys) {
    workspace.evidence().secret(keys.secret());
    workspace.variables().bind("access_key", keys.id());
    workspace.variables().bind("secret_key", keys.secret());
    workspace.variables().bind("endpoint", "https://" + clouds.cephHost());
  }

  private String issuer() {
    return URI.create(clouds.tokenIssuer()).getHost();
  }
}
