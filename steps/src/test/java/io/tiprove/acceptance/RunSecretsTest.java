// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.fixtures.gcs.ServiceAccountKey;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.Summary.EnvironmentInfo;
import io.tiprove.runner.report.Summary.Implementation;
import io.tiprove.runner.report.Summary.ScenarioResult;
import io.tiprove.runner.report.Summary.Status;
import io.tiprove.runner.report.Summary.Totals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The check for secrets can fail. */
class RunSecretsTest {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String SESSION = "FwoGZX" + "0123456789abcdef".repeat(8);
  private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2lnbmF0dXJl";
  private static final String BEARER = "ya29.AAAAAAAAAAAAAAAAAAAAAAAA";

  @TempDir private Path out;
  private final SecretMasker masker = new SecretMasker();
  private final RunSecrets secrets = new RunSecrets(masker);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evidence/remote/record.jsonl",
        "evidence/remote/logs/demo-x/tidb-lightning.0.log",
        "report.html",
        "junit.xml",
        "messages.ndjson",
        "tiprove.log"
      })
  void aPlantedSecretFailsTheCheckWhichNamesFileAndPlaceButNotTheSecret(String file)
      throws IOException {
    masker.add(SECRET);
    write(file, "fine\nsecret_access_key = " + SECRET + "\n");

    assertThatThrownBy(() -> check(() -> {}))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(file + ", line 2, byte 21")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void aSecretThatIsPrintedFailsTheCheck() {
    masker.add(SECRET);

    assertThatThrownBy(() -> check(() -> System.out.println("key " + SECRET)))
        .hasMessageContaining("standard output, line 1, byte 5")
        .hasMessageNotContaining(SECRET);
    assertThatThrownBy(() -> check(() -> System.err.println(SECRET)))
        .hasMessageContaining("standard error, line 1, byte 1");
  }

  @Test
  void whatIsMaskedPasses() throws IOException {
    masker.add(SECRET);
    write("tiprove.log", masker.mask("key " + SECRET + "\n"));

    assertThatCode(() -> check(() -> System.out.println("nothing"))).doesNotThrowAnyException();
  }

  @Test
  void aRunThatKnewEveryKindPasses() {
    List.of(SECRET, SESSION, JWT, privateKey(), BEARER).forEach(masker::add);

    assertThatCode(
            () ->
                secrets.everyKindWasKnown(
                    run(Status.FAILED, "@requires-aws", "@requires-google-cloud-storage")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aRunThatLackedOneKindFails(int lacking) {
    List<String> known = List.of(SECRET, SESSION, JWT, privateKey(), BEARER);
    for (int i = 0; i < known.size(); i++) {
      if (i != lacking) {
        masker.add(known.get(i));
      }
    }

    assertThatThrownBy(
            () ->
                secrets.everyKindWasKnown(
                    run(Status.PASSED, "@requires-aws", "@requires-google-cloud-storage")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was told a secret of the kind");
  }

  @Test
  void kindsOfCloudsThatNoScenarioReachedAreNotAskedFor() {
    masker.add("-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n");

    assertThatCode(() -> secrets.everyKindWasKnown(run(Status.PASSED, "@lightning")))
        .doesNotThrowAnyException();
    assertThatCode(() -> secrets.everyKindWasKnown(run(Status.NOT_RUN, "@requires-aws")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> secrets.everyKindWasKnown(run(Status.PASSED, "@requires-aws")))
        .isInstanceOf(AssertionError.class);
  }

  private void check(Runnable run) {
    PrintedOutput printed = new PrintedOutput();
    try (printed) {
      run.run();
    }
    secrets.noneCanBeRead(out, printed);
  }

  private void write(String file, String content) throws IOException {
    Path path = out.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static String privateKey() {
    return ServiceAccountKey.generate("reader").secrets().get(0);
  }

  private static Summary run(Status status, String... tags) {
    return new Summary(
        Summary.SCHEMA_VERSION,
        Instant.EPOCH,
        0,
        new EnvironmentInfo("embedded", "v1", Map.of()),
        "reference",
        1,
        new Totals(0, 0, 0, 0),
        List.of(
            new ScenarioResult(
                "id",
                "name",
                "feature",
                Arrays.asList(tags),
                List.of(),
                List.of(),
                status,
                null,
                null,
                Implementation.REFERENCE,
                List.of(),
                0,
                "evidence/id")),
        List.of(),
        List.of(),
        Map.of());
  }
}
