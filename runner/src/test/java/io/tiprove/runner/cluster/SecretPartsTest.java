// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPartsTest {
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\nzzzzyyyyxxxx\n-----END PRIVATE KEY-----\n";

  @Test
  void ofAnRcloneConfigurationOnlyTheSecretKeyIsSecret() {
    assertThat(
            SecretParts.of(
                """
                # remote of the documents
                [s3]
                type = s3
                provider = AWS
                access_key_id = AKIAIOSFODNN7EXAMPLE
                secret_access_key = %s
                region = us-east-1
                ; the end
                """
                    .formatted(KEY)))
        .containsExactly(KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret_access_key",
        "pass",
        "PASSWORD",
        "session_token",
        "service_account_credentials",
        "private_thing",
        "key",
        "sse_customer_key",
        "secret_key_id"
      })
  void theNameOfAKeyCanSayThatItsValueIsSecret(String name) {
    assertThat(SecretParts.of("[r]\n%s=hunter2hunter2\n".formatted(name)))
        .containsExactly("hunter2hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_key_id", "sse_kms_key_id", "region", "endpoint"})
  void otherNamesDoNot(String name) {
    assertThat(SecretParts.of("[r]\n%s = hunter2hunter2\n".formatted(name))).isEmpty();
  }

  @Test
  void aLongValueWithoutWhiteSpaceIsSecretWhateverItsName() {
    String long32 = "a".repeat(32);
    String long31 = "a".repeat(31);
    assertThat(
            SecretParts.of(
                "[r]\nfirst = %s\nsecond = %s\nthird = %s %s\n"
                    .formatted(long32, long31, long31, long31)))
        .containsExactly(long32);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "false", "123", "disabled", "Required"})
  void shortValuesAndWordsAreNotSecretUnderAnyName(String value) {
    assertThat(SecretParts.of("[r]\nsecret = %s\n".formatted(value))).isEmpty();
  }

  @Test
  void whatIsCalledASecretIsOneHoweverShort() {
    assertThat(SecretParts.of("[r]\npass = hunter2\nsecret = 1234\n"))
        .containsExactly("hunter2", "1234");
  }

  @Test
  void aValueInQuotesIsSecretWithAndWithoutThem() {
    assertThat(SecretParts.of("[tidb]\npassword = \"pass word 1\"\n"))
        .containsExactly("\"pass word 1\"", "pass word 1");
  }

  @Test
  void aKeyThatIsCommentedOutIsSecretAllTheSame() {
    assertThat(
            SecretParts.of(
                "[r]\ntype = s3\n# password = hunter2hunter2\n; region = us-east-1-north\n"))
        .containsExactly("hunter2hunter2");
  }

  @Test
  void whatFollowsASecretAsACommentDoesNotHideIt() {
    assertThat(SecretParts.of("[r]\npassword = hunter2hunter2 ; of the reader\n"))
        .containsExactly("hunter2hunter2 ; of the reader", "hunter2hunter2");
  }

  @Test
  void anAddressWithAPasswordIsSecretAndOneWithoutIsNot() {
    assertThat(SecretParts.of("[r]\nurl = ftp://me:pw@host/\nother = ftp://me@host:21/\n"))
        .containsExactly("ftp://me:pw@host/");
  }

  @Test
  void jsonCountsAsAWholeAndItsPrivateKeyToo() {
    String json =
        "{\"type\":\"service_account\",\"private_key\":\"%s\",\"token_uri\":\"https://oauth2.googleapis.com/token\"}"
            .formatted(PEM.replace("\n", "\\n"));

    assertThat(SecretParts.of("[gcs]\nservice_account_credentials = %s\n".formatted(json)))
        .containsExactly(json, PEM);
  }

  @Test
  void jsonCountsUnderAnyNameAndInAnyDepth() {
    String json = "{\"a\": [{\"client_secret\": \"hunter2 hunter2\", \"expiry\": \"2026-01-01\"}]}";

    assertThat(SecretParts.of("[r]\noptions = %s\n".formatted(json)))
        .containsExactly(json, "hunter2 hunter2");
  }

  @Test
  void whatOnlyLooksLikeJsonIsAValueLikeOthers() {
    assertThat(SecretParts.of("[r]\nformat = {name} and {size}\n")).isEmpty();
  }

  @Test
  void indentedLinesAreNoKeysAndThereforeSecret() {
    assertThat(SecretParts.of("[r]\nregion = us-east-1\n  continued and unknown\n"))
        .containsExactly("continued and unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PEM,
        "hunter2",
        "plain=password",
        "AKIA=\n",
        "[r]",
        "[r]\n",
        "",
        "{\"private_key\": \"x\"}",
        "region = us-east-1\n[r]\ntype = s3\n",
        "[r]\ntype = s3\nno key at all\n",
        "[r]\ntype = s3\nregion: us-east-1\n",
        "user:\n- name: x\n"
      })
  void whatIsNotWhollyIniIsSecretAsAWhole(String value) {
    assertThat(SecretParts.of(value)).containsExactly(value);
  }
}
