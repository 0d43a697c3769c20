// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;
import io.tiprove.runner.workspace.Workspace;

/**
 * The document's way with tidb-lightning-ctl, from the Job that stops by itself to the last edit of
 * the values.
 */
public final class CtlRepairSteps {
  private static final String INSTALL =
      "helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace}"
          + " -f tidb-lightning-values.yaml --version=${chart_version}";
  private static final String LOGS = "kubectl logs -n ${namespace} ${pod_name}";
  private static final String LOGS_PLACE = "lightning/troubleshooting/3.a.3";
  private static final String SHELL = "kubectl exec -it -n ${namespace} ${pod_name} -it -- sh";

  private final Workspace workspace;
  private final ScenarioCommands commands;
  private final ScenarioChecks checks;
  private final ValuesSteps values;
  private final ImportJobSteps jobSteps;
  private final TerminalSteps terminal;

  public CtlRepairSteps(
      Workspace workspace,
      ScenarioCommands commands,
      ScenarioChecks checks,
      ValuesSteps values,
      ImportJobSteps jobSteps,
      TerminalSteps terminal) {
    this.workspace = workspace;
    this.commands = commands;
    this.checks = checks;
    this.values = values;
    this.jobSteps = jobSteps;
    this.terminal = terminal;
  }

  @When("the checkpoint is repaired with tidb-lightning-ctl as the document says: {string}")
  public void repair(String action) {
    values.edit(ImportInstallation.VALUES_FILE, "failFast: false");
    workspace.variables().bind("release_name", "import-repair");
    // The document's own command would have failFast=true: recovery.feature has the finding.
    commands.own(INSTALL).requireSuccess();
    jobSteps.staysActive("tidb-lightning exits abnormally");
    jobSteps.podKnownAs("pod_name");
    checks.contains(
        "log of the Job for the repair",
        "tidb lightning encountered error",
        commands.documented(LOGS, LOGS_PLACE).requireSuccess().stdout());
    terminal.open(SHELL);
    terminal.typeDocumented("cat /proc/1/cmdline");
    terminal.takesLine("data_dir=", "data_dir_line");
    terminal.takesArguments("/tidb-lightning", "arguments");
    terminal.type("${data_dir_line}");
    terminal.type("/tidb-lightning-ctl ${arguments} " + action);
    terminal.leave();
    values.edit(ImportInstallation.VALUES_FILE, "failFast: true");
  }
}
