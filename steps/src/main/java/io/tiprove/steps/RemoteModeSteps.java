// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;
import io.tiprove.runner.workspace.Workspace;

/**
 * Goes through remote and ad hoc mode of the import document in one step, with its commands as
 * written.
 */
public final class RemoteModeSteps {
  private static final String REMOTE_MODE =
      """
      backend: tidb
      targetTidbCluster:
        name: ${cluster_name}
      dataSource:
        remote:
          storageClassName: local-storage
          path: ${backup_path}
      """;
  private static final String ADHOC_MODE =
      """
      backend: tidb
      targetTidbCluster:
        name: ${cluster_name}
      dataSource:
        local: {}
        remote: {}
        adhoc:
          pvcName: ${pvc_name}
          backupName: ${backup_name}
      """;
  private static final String HEAD =
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: cloud-storage-secret
      type: Opaque
      stringData:
        rclone.conf: |
      """;
  private static final String CONFIGURATION =
      HEAD
          + """
              [s3]
              type = s3
              provider = AWS
          """;
  private static final String BY_KEY =
      CONFIGURATION
          + """
              env_auth = false
              access_key_id = ${access_key}
              secret_access_key = ${secret_key}
              region = us-east-1
          """;
  private static final String BY_ROLE =
      CONFIGURATION
          + """
              env_auth = true
              access_key_id =
              secret_access_key =
              region = us-east-1
          """;

  private static final String BY_SERVICE_ACCOUNT =
      HEAD
          + """
              [gcs]
              type = google cloud storage
              service_account_credentials = ${service_account_json_file_content}
          """;

  private final Workspace workspace;
  private final ScenarioCommands commands;
  private final DocumentedFileSteps files;
  private final ImportInstallation installation;

  public RemoteModeSteps(
      Workspace workspace,
      ScenarioCommands commands,
      DocumentedFileSteps files,
      ImportInstallation installation) {
    this.workspace = workspace;
    this.commands = commands;
    this.files = files;
    this.installation = installation;
  }

  @When("the Secret with the access key is applied")
  public void secretWithKey() {
    apply(BY_KEY, "lightning/remote-mode/2.a.2");
  }

  @When("the Secret without keys is applied")
  public void secretWithoutKeys() {
    apply(BY_ROLE, "lightning/remote-mode/2.b.2");
  }

  @When("the Secret with the Google service account is applied")
  public void secretWithServiceAccount() {
    String content =
        commands.documented("cat ${service-account-file} | jq -c .").requireSuccess().stdout();
    workspace.variables().bind("service_account_json_file_content", content.strip());
    apply(BY_SERVICE_ACCOUNT, "lightning/remote-mode/2.a.2");
  }

  @When("the import is installed in remote mode")
  public void remote() {
    installation.install(REMOTE_MODE, "{}");
  }

  @When("the import is installed in remote mode with:")
  public void remoteWith(String changes) {
    installation.install(REMOTE_MODE, changes);
  }

  @When("the import is installed in ad hoc mode")
  public void adhoc() {
    installation.install(ADHOC_MODE, "{}");
  }

  @When("the import is installed in ad hoc mode with:")
  public void adhocWith(String changes) {
    installation.install(ADHOC_MODE, changes);
  }

  private void apply(String secret, String section) {
    files.save("secret.yaml", secret);
    commands.documented("kubectl apply -f secret.yaml -n ${namespace}", section).requireSuccess();
  }
}
