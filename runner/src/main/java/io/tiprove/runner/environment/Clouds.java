// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.tiprove.fixtures.aws.AwsAccount;
import io.tiprove.fixtures.aws.Buckets;
import io.tiprove.fixtures.aws.front.FrontClient;
import io.tiprove.fixtures.certificates.CertificateTrust;
import java.net.URI;

/**
 * The clouds that an environment offers under their own names.
 *
 * @param front knows every request, and fails those it is told to
 * @param account the AWS account, as its administrator sees it
 * @param ceph buckets of the Ceph object gateway
 * @param google where the administrator reaches the GCS API
 * @param cephHost name of the Ceph object gateway in the cluster
 * @param trust in who vouches for all of them
 * @param tokenIssuer issuer of the cluster's ServiceAccount tokens, a URL
 */
public record Clouds(
    FrontClient front,
    AwsAccount account,
    Buckets ceph,
    URI google,
    String cephHost,
    CertificateTrust trust,
    String tokenIssuer)
    implements AutoCloseable {
  @Override
  public void close() {
    account.close();
  }
}
