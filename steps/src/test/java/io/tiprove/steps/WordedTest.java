// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class WordedTest {

  @Test
  void aConstantIsFoundByItsWords() {
    assertThat(Worded.of(Storage.class, "a Ceph bucket")).isEqualTo(Storage.CEPH);
  }

  @Test
  void otherWordsAreRefusedBesideThoseThatThereAre() {
    assertThatThrownBy(() -> Worded.of(Storage.class, "a bucket"))
        .hasMessage(
            "Expected one of 'an S3 bucket', 'a Ceph bucket', 'a GCS bucket', seen 'a bucket'.");
  }

  @Test
  void whatFeaturesMayWriteIsUnderstood() {
    for (String words : Pattern.compile("\\|").splitAsStream(ClusterTls.WORDS).toList()) {
      assertThat(Worded.of(ClusterTls.class, words).words()).isEqualTo(words);
    }
    for (String words : Pattern.compile("\\|").splitAsStream(CertificateFlaw.WORDS).toList()) {
      assertThat(Worded.of(CertificateFlaw.class, words).words()).isEqualTo(words);
    }
  }
}
