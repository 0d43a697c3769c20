// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.procedure.CommandResult;
import io.tiprove.runner.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Runs the documents' commands as written. */
public final class DocumentedCommandSteps {
  private final ScenarioCommands commands;
  private final Workspace workspace;
  private final ScenarioChecks checks;
  private @Nullable CommandResult last;

  public DocumentedCommandSteps(
      ScenarioCommands commands, Workspace workspace, ScenarioChecks checks) {
    this.commands = commands;
    this.workspace = workspace;
    this.checks = checks;
  }

  @When("the document's command is run:")
  public void run(String command) {
    last = commands.documented(command.strip()).requireSuccess();
  }

  @When("the document's command of {string} is run:")
  public void runOfSection(String section, String command) {
    last = commands.documented(command.strip(), section).requireSuccess();
  }

  @When("the document's command is run and fails:")
  public void runAndFail(String command) {
    last = failed(commands.documented(command.strip()));
  }

  @When("the document's command of {string} is run and fails:")
  public void runOfSectionAndFail(String section, String command) {
    last = failed(commands.documented(command.strip(), section));
  }

  private static CommandResult failed(CommandResult result) {
    if (result.succeeded()) {
      throw new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST,
          "Expected this command to fail, seen exit status 0: %s".formatted(result.argv()));
    }
    return result;
  }

  @When("the corrected command is run:")
  public void runCorrected(String command) {
    last = commands.own(command.strip()).requireSuccess();
  }

  @When("the corrected command is run and fails:")
  public void runCorrectedAndFail(String command) {
    last = failed(commands.own(command.strip()));
  }

  @When("the reader runs:")
  public void runOwn(String command) {
    last = commands.own(command.strip()).requireSuccess();
  }

  @When("the reader takes what the command says for {string}")
  public void takes(String variable) {
    workspace.variables().bind(variable, lastResult().stdout().strip());
  }

  @Then("the command says {string}")
  public void says(String expected) {
    String wanted = new Placeholders(workspace).fill(expected);
    CommandResult result = lastResult();
    String seen = (result.stdout() + result.stderr()).strip();
    checks.contains("what the command says", wanted, seen);
  }

  private CommandResult lastResult() {
    if (last == null) {
      throw new IllegalStateException("no command was run before this step");
    }
    return last;
  }
}
