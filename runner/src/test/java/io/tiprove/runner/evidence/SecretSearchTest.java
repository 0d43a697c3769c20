// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSearchTest {
  private static final String SECRET = "canary-4711";

  @TempDir private Path folder;
  private final SecretMasker masker = new SecretMasker();
  private final SecretSearch search = new SecretSearch(masker);

  @BeforeEach
  void tell() {
    masker.add(SECRET);
  }

  @Test
  void aPlantedSecretIsFoundWithFileLineAndByteInEveryForm() throws IOException {
    write("junit.xml", "<a/>\n");
    write("evidence/one/logs/pod.log", "first\nsecond ä " + SECRET + "\nthird\n" + SECRET);
    write("tiprove.log", "key " + base64(SECRET));

    assertThat(search.below(folder))
        .containsExactly(
            "evidence/one/logs/pod.log, line 2, byte 11",
            "evidence/one/logs/pod.log, line 4, byte 1",
            "tiprove.log, line 1, byte 5");
  }

  @Test
  void whatIsMaskedIsNotFound() throws IOException {
    write("page.html", masker.mask("the key is " + SECRET + "\n"));
    write("record.jsonl", new MaskedJson(masker).line("{\"text\":\"%s\"}".formatted(SECRET)));
    write("empty", "");

    assertThat(search.below(folder)).isEmpty();
  }

  @Test
  void inLinesOfJsonTextsCountAndNamesDoNot() throws IOException {
    write(
        "record.jsonl",
        "{\"type\":\"%1$s\",\"%1$s\":\"fine\"}\n{\"a\":[{\"b\":\"see %1$s\"}]}\n"
            .formatted(SECRET));
    write("messages.ndjson", "no JSON but " + SECRET + "\n");

    assertThat(search.below(folder))
        .containsExactly("messages.ndjson, line 1, byte 13", "record.jsonl, line 2, byte 17");
  }

  @Test
  void theNameOfAFileIsSearchedToo() throws IOException {
    write(SECRET + ".yaml", "kind: Secret\n");

    assertThat(search.below(folder)).containsExactly("***.yaml, its name");
  }

  @Test
  void whatIsFoundIsNotRepeated() {
    assertThat(search.in("console", (SECRET + "\n").getBytes(StandardCharsets.UTF_8)))
        .containsExactly("console, line 1, byte 1");
  }

  @Test
  void theMaskerTellsWhetherItKnowsASecretOfAForm() {
    masker.add("-----BEGIN PRIVATE KEY-----\nabcdefgh\n-----END PRIVATE KEY-----\n");

    assertThat(masker.knows(Pattern.compile("canary-\\d+"))).isTrue();
    assertThat(masker.knows(Pattern.compile("canary"))).isFalse();
    assertThat(masker.knows(Pattern.compile("-----BEGIN.*KEY-----", Pattern.DOTALL))).isTrue();
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
