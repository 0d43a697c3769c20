// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.profile.ChartRepositories;
import io.tiprove.runner.workspace.Workspace;

/** What a reader has done before beginning with a document. */
public final class ReaderSteps {
  private final ScenarioCommands commands;
  private final ChartRepositories repositories;
  private final Workspace workspace;

  public ReaderSteps(
      ScenarioCommands commands, ChartRepositories repositories, Workspace workspace) {
    this.commands = commands;
    this.repositories = repositories;
    this.workspace = workspace;
  }

  @Given("the reader has added the Helm repository {string}")
  public void addRepository(String name) {
    workspace.variables().bind("repository_url", repositories.url(name).toString());
    commands
        .own("helm repo add " + name + " ${repository_url}")
        .requireSuccess(Blame.INFRASTRUCTURE);
  }

  @Given("the reader annotates the ServiceAccount {string} with {string}")
  public void annotate(String account, String annotation) {
    commands
        .own(
            "kubectl annotate sa %s -n ${namespace} %s"
                .formatted(account, new Placeholders(workspace).fill(annotation)))
        .requireSuccess(Blame.INFRASTRUCTURE);
  }

  @Given("the reader's kubectl context names the namespace {string}")
  public void contextNamespace(String namespace) {
    workspace.variables().bind("context_namespace", namespace);
    commands
        .own("kubectl config set-context --current --namespace=${context_namespace}")
        .requireSuccess(Blame.INFRASTRUCTURE);
  }
}
