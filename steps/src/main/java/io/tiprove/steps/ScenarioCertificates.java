// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.tiprove.fixtures.certificates.CertificateAuthority;
import io.tiprove.fixtures.certificates.CertificateAuthority.Credential;
import io.tiprove.runner.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The certificate authority of one scenario, and the Secrets that its certificates lie in, with the
 * keys that those of a TidbCluster have.
 */
public final class ScenarioCertificates {
  private static final Duration LONG_AGO = Duration.ofDays(60);
  private static final List<String> OTHER_HOST = List.of("another-host.example");

  private final Workspace workspace;
  private final ScenarioNotes notes;
  private final Clock clock;
  private final CertificateAuthority authority;
  private final CertificateAuthority other;

  public ScenarioCertificates(Workspace workspace, ScenarioNotes notes, Clock clock) {
    this.workspace = workspace;
    this.notes = notes;
    this.clock = clock;
    this.authority = new CertificateAuthority(clock);
    this.other = new CertificateAuthority(clock);
  }

  /** A certificate for a part of the cluster: server and client in one. */
  Secret peer(String secret, String commonName, List<String> hosts, CertificateFlaw flaw) {
    return secret(
        secret, commonName, flaw, issuer(flaw).peer(commonName, hostsOf(hosts, flaw)), "a peer");
  }

  /** A certificate for a server. */
  Secret server(String secret, String commonName, List<String> hosts, CertificateFlaw flaw) {
    return secret(
        secret,
        commonName,
        flaw,
        issuer(flaw).server(commonName, hostsOf(hosts, flaw), List.of()),
        "a server");
  }

  /** A certificate for a client. */
  Secret client(String secret, String commonName, CertificateFlaw flaw) {
    return secret(secret, commonName, flaw, issuer(flaw).client(commonName), "a client");
  }

  private CertificateAuthority issuer(CertificateFlaw flaw) {
    return switch (flaw) {
      case OTHER_AUTHORITY -> other;
      case EXPIRED ->
          CertificateAuthority.load(
              Clock.offset(clock, LONG_AGO.negated()), authority.certificate(), authority.key());
      case NONE, OTHER_HOST, OTHER_TRUST -> authority;
    };
  }

  private static List<String> hostsOf(List<String> hosts, CertificateFlaw flaw) {
    return flaw == CertificateFlaw.OTHER_HOST ? OTHER_HOST : hosts;
  }

  private Secret secret(
      String name, String commonName, CertificateFlaw flaw, Credential credential, String whose) {
    workspace.evidence().secret(credential.key());
    notes.add(
        "Secret %s: a certificate of %s with subject CN=%s%s"
            .formatted(
                name, whose, commonName, flaw == CertificateFlaw.NONE ? "" : "; flaw: " + flaw));
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(workspace.namespace())
        .endMetadata()
        .withType("kubernetes.io/tls")
        .withStringData(
            Map.of(
                "ca.crt",
                (flaw == CertificateFlaw.OTHER_TRUST ? other : authority).certificate(),
                "tls.crt",
                credential.certificate(),
                "tls.key",
                credential.key()))
        .build();
  }
}
