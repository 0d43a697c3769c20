// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.tiprove.fixtures.FixtureFolder;
import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.cluster.PodCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** Provides a MySQL-compatible database that is not the target of the import. */
public final class OtherDatabaseSteps {
  private static final Duration START = Duration.ofMinutes(2);
  private static final int PASSWORD_BYTES = 16;
  private static final String USER = "lightning";
  private static final String PASSWORD = "database_password";

  private final Workspace workspace;
  private final Profile profile;
  private final FixtureFolder fixtures;
  private final ClusterObserver observer;
  private final ImportJobSteps job;
  private final ScenarioChecks checks;
  private final Clock clock;

  public OtherDatabaseSteps(
      Workspace workspace,
      Profile profile,
      FixtureFolder fixtures,
      ClusterObserver observer,
      ImportJobSteps job,
      ScenarioChecks checks,
      Clock clock) {
    this.workspace = workspace;
    this.profile = profile;
    this.fixtures = fixtures;
    this.observer = observer;
    this.job = job;
    this.checks = checks;
    this.clock = clock;
  }

  @Given("a MariaDB server {string}")
  public void mariadb(String host) {
    start(host, profile.images().get("mariadb").get(0), "mariadb/database.yaml");
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
    return new TargetDatabase(
        workspace.environment().reach(workspace.namespace(), host, OtherDatabase.PORT),
        "root",
        password);
  }

  private void start(String host, String image, String file) {
    workspace.variables().bind("database_host", host);
    workspace.variables().bind("database_user", USER);
    workspace.variables().bind(PASSWORD, password());
    workspace.variables().bind("database_image", image);
    String manifest = new Placeholders(workspace).fill(read(file));
    workspace
        .evidence()
        .add(new EvidenceEntry.WrittenFile(clock.instant(), "database.yaml", null, manifest));
    for (HasMetadata object :
        workspace
            .client()
            .load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
            .items()) {
      workspace.client().resource(object).inNamespace(workspace.namespace()).create();
    }
    observer.waits(workspace).until(PodCondition.ready(PodSelection.named(host + "-0")), START);
    observer
        .waits(workspace)
        .until(
            new OpenPortCondition(
                workspace.environment().reach(workspace.namespace(), host, OtherDatabase.PORT)),
            START);
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

  private String read(String file) {
    try {
      return Files.readString(fixtures.file(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String bound(String variable) {
    return workspace.variables().find(variable).orElseThrow();
  }

  private String password() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    workspace.evidence().secret(password);
    return password;
  }
}
