// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.tiprove.runner.cluster.LogCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Provides target clusters with TLS, and the Secrets that the documents have a reader make. */
public final class TlsClusterSteps {
  private static final Duration REFUSAL = Duration.ofMinutes(1);

  private final Workspace workspace;
  private final TargetClusterSteps cluster;
  private final ScenarioCertificates certificates;
  private final ScenarioDatabase database;
  private final ClusterObserver observer;
  private final ScenarioReferences references;

  public TlsClusterSteps(
      Workspace workspace,
      TargetClusterSteps cluster,
      ScenarioCertificates certificates,
      ScenarioDatabase database,
      ClusterObserver observer,
      ScenarioReferences references) {
    this.workspace = workspace;
    this.cluster = cluster;
    this.certificates = certificates;
    this.database = database;
    this.observer = observer;
    this.references = references;
  }

  @ParameterType(ClusterTls.WORDS)
  public ClusterTls tls(String words) {
    return Worded.of(ClusterTls.class, words);
  }

  @ParameterType(CertificateFlaw.WORDS)
  public CertificateFlaw flaw(String words) {
    return Worded.of(CertificateFlaw.class, words);
  }

  @Given("a TiDB cluster {string} with {tls}")
  public void cluster(String name, ClusterTls tls) {
    cluster.start(name, issue(name, tls, "", CertificateFlaw.NONE)::changed);
  }

  @Given("a TiDB cluster {string} with {tls}, and in the Secret {string} a certificate {flaw}")
  public void flawedCluster(String name, ClusterTls tls, String secret, CertificateFlaw flaw) {
    cluster.start(name, issue(name, tls, secret, flaw)::changed);
  }

  @When(
      "a TiDB cluster {string} with {tls} is created, and in the Secret {string} a certificate {flaw}")
  public void createdCluster(String name, ClusterTls tls, String secret, CertificateFlaw flaw) {
    cluster.create(name, issue(name, tls, secret, flaw)::changed);
  }

  @Given("the reader has issued a certificate of TiDB Lightning as the Secret {string}")
  public void lightningCertificate(String secret) {
    flawedLightningCertificate(CertificateFlaw.NONE, secret);
  }

  @Given("the reader has issued a certificate of TiKV Importer as the Secret {string}")
  public void importerCertificate(String secret) {
    flawedImporterCertificate(CertificateFlaw.NONE, secret);
  }

  @Given("the reader has issued a certificate of TiKV Importer {flaw} as the Secret {string}")
  public void flawedImporterCertificate(CertificateFlaw flaw, String secret) {
    create(certificates.peer(filled(secret), "importer", hosts("importer"), flaw));
  }

  @Given("the reader has issued a certificate of TiDB Lightning {flaw} as the Secret {string}")
  public void flawedLightningCertificate(CertificateFlaw flaw, String secret) {
    create(certificates.peer(filled(secret), "lightning", hosts("lightning"), flaw));
  }

  @Given("the reader has issued the client certificate {string} as the Secret {string}")
  public void clientCertificate(String subject, String secret) {
    flawedClientCertificate(subject, CertificateFlaw.NONE, secret);
  }

  @Given("the reader has issued the client certificate {string} {flaw} as the Secret {string}")
  public void flawedClientCertificate(String subject, CertificateFlaw flaw, String secret) {
    create(certificates.client(filled(secret), subject, flaw));
  }

  @Given("TiDB lets the user {string} in only with the client certificate {string}")
  public void onlyWith(String user, String subject) {
    database
        .target()
        .execute(
            List.of(
                "CREATE USER '%s'@'%%' REQUIRE SUBJECT '/CN=%s'".formatted(user, subject),
                "GRANT ALL PRIVILEGES ON *.* TO '%s'@'%%'".formatted(user)));
  }

  @Then("the log of PD says {string}")
  public void pdSays(String text) {
    says("pd", text);
  }

  @Then("the log of TiDB says {string}")
  public void tidbSays(String text) {
    says("tidb", text);
  }

  private void says(String component, String text) {
    PodSelection pod =
        PodSelection.named(
            "%s-%s-0".formatted(workspace.variables().require("cluster_name"), component));
    observer.waits(workspace).until(LogCondition.contains(pod, component, filled(text)), REFUSAL);
  }

  private TlsObjects issue(String name, ClusterTls tls, String flawedSecret, CertificateFlaw flaw) {
    workspace.variables().bind("cluster_name", name);
    String flawed = filled(flawedSecret);
    if (tls.components()) {
      references.stores();
      Stream.of("pd", "tikv", "tidb")
          .forEach(
              component -> {
                String secret = "%s-%s-cluster-secret".formatted(name, component);
                create(
                    certificates.peer(
                        secret,
                        component,
                        hosts(component),
                        secret.equals(flawed) ? flaw : CertificateFlaw.NONE));
              });
      create(
          certificates.client(
              name + "-cluster-client-secret", "cluster-client", CertificateFlaw.NONE));
    }
    if (tls.clients()) {
      String secret = name + "-tidb-server-secret";
      create(
          certificates.server(
              secret,
              "tidb-server",
              hosts("tidb"),
              secret.equals(flawed) ? flaw : CertificateFlaw.NONE));
    }
    TlsObjects objects = new TlsObjects(name, tls);
    create(objects.configuration());
    return objects;
  }

  /** The names that the document on TLS between components has a certificate carry. */
  private List<String> hosts(String component) {
    String service = workspace.variables().require("cluster_name") + "-" + component;
    String namespace = workspace.namespace();
    return Stream.of(service, service + "-peer", "*." + service + "-peer")
        .flatMap(host -> Stream.of(host, host + "." + namespace, host + "." + namespace + ".svc"))
        .toList();
  }

  private void create(HasMetadata object) {
    workspace.client().resource(object).inNamespace(workspace.namespace()).create();
  }

  private String filled(String text) {
    return new Placeholders(workspace).fill(text);
  }
}
