// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Secret;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.FileScenarioEvidence;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScenarioCertificatesTest {
  private static final List<String> HOSTS = List.of("demo-pd", "*.demo-pd-peer");

  @TempDir Path folder;
  private FileScenarioEvidence evidence;
  private ScenarioCertificates certificates;

  @BeforeEach
  void begin() {
    evidence = new FileScenarioEvidence(folder, new SecretMasker());
    Workspace workspace = workspace();
    Clock clock = Clock.systemUTC();
    certificates = new ScenarioCertificates(workspace, new ScenarioNotes(workspace, clock), clock);
  }

  @Test
  void aSecretHasTheKeysOfOneOfATidbCluster() throws Exception {
    Secret secret = certificates.peer("demo-pd-cluster-secret", "pd", HOSTS, CertificateFlaw.NONE);

    assertThat(secret.getMetadata().getName()).isEqualTo("demo-pd-cluster-secret");
    assertThat(secret.getMetadata().getNamespace()).isEqualTo("tp-test");
    assertThat(secret.getStringData()).containsOnlyKeys("ca.crt", "tls.crt", "tls.key");
    assertThat(secret.getStringData().get("tls.key")).contains("PRIVATE KEY");
    X509Certificate issued = certificate(secret, "tls.crt");
    issued.verify(certificate(secret, "ca.crt").getPublicKey());
    assertThat(issued.getSubjectX500Principal().getName()).isEqualTo("CN=pd");
    assertThat(issued.getSubjectAlternativeNames())
        .containsExactly(List.of(2, "demo-pd"), List.of(2, "*.demo-pd-peer"));
  }

  @Test
  void aKeyIsNotInTheEvidence() {
    String key =
        certificates
            .client("demo-tidb-client-secret", "tidb-client", CertificateFlaw.NONE)
            .getStringData()
            .get("tls.key");

    // As whoever does not know what he writes.
    evidence.add(new EvidenceEntry.Note(Clock.systemUTC().instant(), "the canary: " + key));

    assertThat(folder.resolve(FileScenarioEvidence.RECORD))
        .content()
        .contains("CN=tidb-client", "the canary: ***")
        .doesNotContain(key.lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void anExpiredCertificateIsOfTheSameAuthority() throws Exception {
    Secret secret = certificates.client("s", "c", CertificateFlaw.EXPIRED);
    X509Certificate issued = certificate(secret, "tls.crt");

    issued.verify(certificate(secret, "ca.crt").getPublicKey());
    assertThatThrownBy(issued::checkValidity).isInstanceOf(CertificateExpiredException.class);
    assertThatCode(() -> certificate(secret, "ca.crt").checkValidity()).doesNotThrowAnyException();
  }

  @Test
  void aCertificateOfAnotherAuthorityLiesBesideTheClustersOwn() throws Exception {
    Secret right = certificates.client("s", "c", CertificateFlaw.NONE);
    Secret wrong = certificates.client("s", "c", CertificateFlaw.OTHER_AUTHORITY);

    assertThat(wrong.getStringData()).containsEntry("ca.crt", right.getStringData().get("ca.crt"));
    assertThatThrownBy(
            () -> certificate(wrong, "tls.crt").verify(certificate(wrong, "ca.crt").getPublicKey()))
        .isInstanceOf(SignatureException.class);
  }

  @Test
  void aGoodCertificateMayLieBesideAnotherAuthority() throws Exception {
    Secret right = certificates.client("s", "c", CertificateFlaw.NONE);
    Secret wrong = certificates.client("s", "c", CertificateFlaw.OTHER_TRUST);

    certificate(wrong, "tls.crt").verify(certificate(right, "ca.crt").getPublicKey());
    assertThatThrownBy(
            () -> certificate(wrong, "tls.crt").verify(certificate(wrong, "ca.crt").getPublicKey()))
        .isInstanceOf(SignatureException.class);
  }

  @Test
  void aCertificateForAnotherHostHasNoneOfTheNames() throws Exception {
    Secret secret = certificates.server("s", "c", HOSTS, CertificateFlaw.OTHER_HOST);

    assertThat(certificate(secret, "tls.crt").getSubjectAlternativeNames())
        .containsExactly(List.of(2, "another-host.example"));
  }

  private static X509Certificate certificate(Secret secret, String key) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(
                    secret.getStringData().get(key).getBytes(StandardCharsets.US_ASCII)));
  }

  private Workspace workspace() {
    return (Workspace)
        Proxy.newProxyInstance(
            Workspace.class.getClassLoader(),
            new Class<?>[] {Workspace.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "namespace" -> "tp-test";
                  case "evidence" -> evidence;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
