// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;
import io.tiprove.runner.workspace.Workspace;

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

  private static final String NOTHING = "{}";

  private final Workspace workspace;
  private final ImportInstallation installation;
  private String last = NOTHING;

  public LocalModeSteps(Workspace workspace, ImportInstallation installation) {
    this.workspace = workspace;
    this.installation = installation;
  }

  @When("the import is installed in local mode")
  public void install() {
    installWith(NOTHING);
  }

  @When("the import is installed in local mode with:")
  public void installWith(String changes) {
    last = changes;
    installation.install(LOCAL_MODE, changes);
  }

  /**
   * A new Job with the values of the one before: another release, which the document leaves open.
   */
  @When("the import is installed in local mode again, as {string}")
  public void installAgain(String release) {
    workspace.variables().bind("release_name", release);
    installation.install(LOCAL_MODE, last);
  }
}
