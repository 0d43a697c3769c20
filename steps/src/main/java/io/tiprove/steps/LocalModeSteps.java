// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;

/** Goes through the local mode of the import document in one step, with its commands as written. */
public final class LocalModeSteps {
  private static final String VALUES_FILE = "tidb-lightning-values.yaml";
  private static final String GET_VALUES =
      "helm inspect values pingcap/tidb-lightning --version=${chart_version} > " + VALUES_FILE;
  private static final String INSTALL =
      "helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace}"
          + " --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}";
  private static final String LOCAL_MODE =
      """
      backend: tidb
      targetTidbCluster:
        name: ${cluster_name}
      dataSource:
        local:
          nodeName: ${node_name}
          hostPath: ${backup_folder}
      """;

  private final ScenarioCommands commands;
  private final ValuesSteps values;

  public LocalModeSteps(ScenarioCommands commands, ValuesSteps values) {
    this.commands = commands;
    this.values = values;
  }

  @When("the import is installed in local mode")
  public void install() {
    installWith("{}");
  }

  @When("the import is installed in local mode with:")
  public void installWith(String changes) {
    commands.documented(GET_VALUES).requireSuccess();
    values.edit(VALUES_FILE, LOCAL_MODE);
    values.edit(VALUES_FILE, changes);
    commands.documented(INSTALL).requireSuccess();
  }
}
