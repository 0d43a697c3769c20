// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretMaskerTest {
  private static final String SECRET = "pä$$ w\"ord<&>/1";

  private final SecretMasker masker = new SecretMasker();

  @Test
  void masksEveryForm() {
    masker.add(SECRET);
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);

    assertThat(masker.mask("a " + SECRET + " b")).isEqualTo("a *** b");
    assertThat(masker.mask(Base64.getEncoder().encodeToString(bytes))).isEqualTo("***");
    assertThat(masker.mask(Base64.getUrlEncoder().encodeToString(bytes))).isEqualTo("***");
    assertThat(masker.mask("?p=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8)))
        .isEqualTo("?p=***");
    assertThat(masker.mask(SECRET.replace("\"", "\\\""))).isEqualTo("***");
    assertThat(
            masker.mask(
                SECRET
                    .replace("\"", "\\\"")
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")))
        .isEqualTo("***");
  }

  @Test
  void masksInsideBase64AtEveryAlignment() {
    masker.add("correct-horse-battery");

    for (String before : new String[] {"", "u", "us", "use", "user:"}) {
      String encoded =
          Base64.getEncoder()
              .encodeToString((before + "correct-horse-battery;").getBytes(StandardCharsets.UTF_8));
      String masked = masker.mask(encoded);
      assertThat(masked).as(before).contains("***").hasSizeLessThan(encoded.length() - 15);
    }
  }

  @Test
  void masksTheUnionOfOverlappingSecrets() {
    masker.add("abcdefgh");
    masker.add("efghijkl");
    masker.add("cdef");

    assertThat(masker.mask("-abcdefghijkl-")).isEqualTo("-***-");
  }

  @Test
  void masksLinesOfLongSecretsOnTheirOwn() {
    masker.add("-----BEGIN KEY-----\nMIIEvQIBADAN\nzzzzyyyyxxxx\n-----END KEY-----\n");

    assertThat(masker.mask("  key: |\n    MIIEvQIBADAN\n    zzzzyyyyxxxx\n"))
        .isEqualTo("  key: |\n    ***\n    ***\n");
  }

  @Test
  void ignoresShortValues() {
    masker.add("abc");
    masker.add("   ");
    masker.add(null);

    assertThat(masker.mask("abc    ")).isEqualTo("abc    ");
  }
}
