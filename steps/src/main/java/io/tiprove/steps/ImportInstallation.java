// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

/** The document's commands from the default values to the installed chart. */
public final class ImportInstallation {
  static final String VALUES_FILE = "tidb-lightning-values.yaml";
  private static final String GET_VALUES =
      "helm inspect values pingcap/tidb-lightning --version=${chart_version} > " + VALUES_FILE;
  private static final String INSTALL =
      "helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace}"
          + " --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}";

  private final ScenarioCommands commands;
  private final ValuesSteps values;

  public ImportInstallation(ScenarioCommands commands, ValuesSteps values) {
    this.commands = commands;
    this.values = values;
  }

  /**
   * Installs the chart with two edits of its values.
   *
   * @param mode what the document has the reader set, and the names of cluster and tarball, which
   *     it leaves out: local-mode-negative.feature and remote-mode-negative.feature have the
   *     findings
   * @param changes what the scenario wants besides
   */
  void install(String mode, String changes) {
    commands.documented(GET_VALUES).requireSuccess();
    values.edit(VALUES_FILE, mode);
    values.edit(VALUES_FILE, changes);
    commands.documented(INSTALL).requireSuccess();
  }
}
