// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MaskingOutputStreamTest {
  private final SecretMasker masker = new SecretMasker();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final MaskingOutputStream out = new MaskingOutputStream(masker, written);

  @BeforeEach
  void secret() {
    masker.add("top-secret");
  }

  @Test
  void masksASecretThatComesByteByByteWithFlushesBetween() throws IOException {
    for (byte b : "say top-secret now".getBytes(StandardCharsets.UTF_8)) {
      out.write(b);
      out.flush();
    }
    out.close();

    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("say *** now");
  }

  @Test
  void flushShowsWhatCannotBeASecret() throws IOException {
    out.write("\r 50 %".getBytes(StandardCharsets.UTF_8));
    out.flush();

    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("\r 50 %");
  }

  @Test
  void cutsLongLinesAroundSecrets() throws IOException {
    String filler = "x".repeat((1 << 16) - 5);
    out.write((filler + "top-secret" + filler).getBytes(StandardCharsets.UTF_8));

    assertThat(written.size()).as("not all is held back").isGreaterThan(1 << 15);
    out.close();
    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(filler + "***" + filler);
  }

  @Test
  void leavesOtherBytesAsTheyAre() throws IOException {
    byte[] bytes = {(byte) 0xff, 0, (byte) 0xc3, '\n', (byte) 0x80};
    out.write(bytes);
    out.close();

    assertThat(written.toByteArray()).isEqualTo(bytes);
  }
}
