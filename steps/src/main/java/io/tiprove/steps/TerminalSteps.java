// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.procedure.TerminalSession;
import io.tiprove.runner.procedure.TypedAnswer;
import io.tiprove.runner.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** What a reader types into a shell that a documented command has opened in a terminal. */
public final class TerminalSteps {
  private final Workspace workspace;
  private final ScenarioCommands commands;
  private final ScenarioChecks checks;
  private @Nullable TerminalSession session;
  private @Nullable TypedAnswer last;

  public TerminalSteps(Workspace workspace, ScenarioCommands commands, ScenarioChecks checks) {
    this.workspace = workspace;
    this.commands = commands;
    this.checks = checks;
  }

  @When("the document's command is run in a terminal:")
  public void open(String command) {
    if (session != null) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "The reader is in a terminal already. Put a step that leaves it before this one.");
    }
    TerminalSession opened = commands.documentedInTerminal(command.strip(), null);
    workspace.onRelease("terminal", opened);
    session = opened;
  }

  @When("in the terminal the reader types:")
  public void type(String line) {
    last = session().type(new Placeholders(workspace).fill(line.strip())).requireSuccess();
  }

  @When("in the terminal the reader types what then fails:")
  public void typeAndFail(String line) {
    TypedAnswer answer = session().type(new Placeholders(workspace).fill(line.strip()));
    checks.check(
        "exit status of " + answer.line(),
        "not 0",
        String.valueOf(answer.exitStatus()),
        answer.exitStatus() != 0);
    last = answer;
  }

  @When("in the terminal the reader types the document's command:")
  public void typeDocumented(String command) {
    commands.requireDocumented(command.strip(), null);
    last = session().typeDocumented(command.strip(), null).requireSuccess();
  }

  @Then("the terminal says {string}")
  public void says(String text) {
    checks.contains(
        "what the terminal says", new Placeholders(workspace).fill(text), answer().output());
  }

  @When("the reader takes the line with {string} of the start script for {string}")
  public void takesLine(String text, String variable) {
    workspace.variables().bind(variable, new StartScript(answer().output()).line(text));
  }

  @When("the reader takes the arguments of {string} in the start script for {string}")
  public void takesArguments(String program, String variable) {
    workspace.variables().bind(variable, new StartScript(answer().output()).arguments(program));
  }

  @When("the reader leaves the terminal")
  public void leave() {
    session().leave().requireSuccess();
    session = null;
  }

  private TerminalSession session() {
    if (session == null) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "There is no terminal to type into. Put a step that opens one before this one.");
    }
    return session;
  }

  private TypedAnswer answer() {
    if (last == null) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE, "Nothing was typed in a terminal before this step.");
    }
    return last;
  }
}
