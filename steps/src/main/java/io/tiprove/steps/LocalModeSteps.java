// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;

/** Goes through the local mode of the import document in one step, with its commands as written. */
public final class LocalModeSteps {
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

  private final ImportInstallation installation;

  public LocalModeSteps(ImportInstallation installation) {
    this.installation = installation;
  }

  @When("the import is installed in local mode")
  public void install() {
    installWith("{}");
  }

  @When("the import is installed in local mode with:")
  public void installWith(String changes) {
    installation.install(LOCAL_MODE, changes);
  }
}
