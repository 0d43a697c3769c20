// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.tiprove.fixtures.gcs.ServiceAccount.Grant;
import io.tiprove.fixtures.gcs.ServiceAccountKey;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.workspace.Workspace;
import java.util.List;

/** What the administrator of the Google project has prepared for the reader. */
public final class GoogleSteps {
  private static final String KEY_FILE = "service-account.json";

  private final Workspace workspace;
  private final ScenarioClouds clouds;

  public GoogleSteps(Workspace workspace, ScenarioClouds clouds) {
    this.workspace = workspace;
    this.clouds = clouds;
  }

  @Given("a Google service account with the role Storage Object Viewer")
  public void viewer() {
    String bucket = workspace.variables().require("bucket");
    account(List.of(new Grant(bucket, Grant.OBJECT_VIEWER)));
  }

  @Given("a Google service account without a role")
  public void withoutRole() {
    account(List.of());
  }

  @Given("a key that the Google service account does not have any more")
  public void revokedKey() {
    viewer();
    // Another key of the same account: the one that Google knows stays the first.
    save(ServiceAccountKey.generate(name()));
  }

  private void account(List<Grant> grants) {
    ServiceAccountKey key = ServiceAccountKey.generate(name());
    clouds.used(Storage.GCS);
    clouds.front().register(key.account(grants));
    workspace.onRelease(
        "service account " + key.email(), () -> clouds.front().unregister(key.email()));
    save(key);
  }

  private void save(ServiceAccountKey key) {
    key.secrets().forEach(workspace.evidence()::secret);
    new PrivateFolder(workspace.folder()).write(KEY_FILE, key.json());
    workspace.variables().bind("service-account-file", KEY_FILE);
    workspace.variables().bind("service-account", key.email());
  }

  private String name() {
    return workspace.namespace() + "-reader";
  }
}
