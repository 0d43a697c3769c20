// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/** Provides a MySQL-compatible database that is not the target of the import. */
public final class OtherDatabaseSteps {
  private static final Duration START = Duration.ofMinutes(2);
  private static final int PASSWORD_BYTES = 16;
  private static final String USER = "lightning";
  private static final String PASSWORD = "database_password";

  private final Workspace workspace;
  private final Profile profile;
  private final FixtureManifest manifest;
  private final DatabaseStart start;
  private final ImportJob job;
  private final ScenarioChecks checks;

  public OtherDatabaseSteps(
      Workspace workspace,
      Profile profile,
      FixtureManifest manifest,
      DatabaseStart start,
      ImportJob job,
      ScenarioChecks checks) {
    this.workspace = workspace;
    this.profile = profile;
    this.manifest = manifest;
    this.start = start;
    this.job = job;
    this.checks = checks;
  }

  @Given("a MariaDB server {string}")
  public void mariadb(String host) {
    start(host, profile.images().get("mariadb").get(0), "mysql/database.yaml");
  }

  @Given("a MySQL server {string} of the image {string}")
  public void mysql(String host, String image) {
    start(host, image, "mysql/database.yaml");
  }

  @Given("a TiDB server {string}, which is not the target cluster")
  public void tidb(String host) {
    start(host, profile.images().get("tidb").get(0), "tidb/other-database.yaml");
    // A new TiDB has one user, who has no password.
    administrator(host, "")
        .execute(
            List.of(
                "CREATE DATABASE " + CheckpointSteps.SCHEMA,
                "CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(USER, bound(PASSWORD)),
                "GRANT ALL ON %s.* TO '%s'@'%%'".formatted(CheckpointSteps.SCHEMA, USER),
                "SET PASSWORD FOR 'root'@'%%' = '%s'".formatted(password())));
  }

  private TargetDatabase administrator(String host, String password) {
    return new TargetDatabase(address(host), "root", password);
  }

  private InetSocketAddress address(String host) {
    return workspace.environment().reach(workspace.namespace(), host, OtherDatabase.PORT);
  }

  private void start(String host, String image, String file) {
    workspace.variables().bind("database_host", host);
    workspace.variables().bind("database_user", USER);
    workspace.variables().bind(PASSWORD, password());
    workspace.variables().bind("database_image", image);
    manifest.create(file, "database.yaml", UnaryOperator.identity());
    start.await(host + "-0", address(host), START);
  }

  @Given("the reader mistypes the password of the other database")
  public void mistyped() {
    workspace.variables().bind(PASSWORD, password());
  }

  @Then("the password of the other database lies in a ConfigMap of the release")
  public void lies() {
    String password = bound(PASSWORD);
    boolean there =
        job.release().objects().stream()
            .filter(ConfigMap.class::isInstance)
            .map(ConfigMap.class::cast)
            .anyMatch(map -> map.getData().values().stream().anyMatch(v -> v.contains(password)));
    checks.check("the password of the other database in a ConfigMap", "there", there + "", there);
  }

  private String bound(String variable) {
    return workspace.variables().require(variable);
  }

  private String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    workspace.evidence().secret(password);
    return password;
  }
}
