// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileScenarioEvidenceTest {
  @TempDir private Path temp;
  private FileScenarioEvidence evidence;

  @BeforeEach
  void open() {
    evidence = new FileScenarioEvidence(temp.resolve("evidence/a"), new SecretMasker());
  }

  @Test
  void everyLineIsAnEntryAgain() throws IOException {
    // A secret that is a number must not break the JSON around it.
    evidence.secret("1234");
    EvidenceEntry.Command command =
        new EvidenceEntry.Command(
            Instant.parse("2026-01-02T03:04:05Z"), null, "b1", List.of("x"), 0, "", "", null, 1234);
    evidence.add(command);
    evidence.add(new EvidenceEntry.Note(Instant.EPOCH, "pin 1234"));

    List<String> lines = Files.readAllLines(evidence.folder().resolve("record.jsonl"));
    JsonMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    assertThat(mapper.readValue(lines.get(0), EvidenceEntry.class)).isEqualTo(command);
    assertThat(mapper.readValue(lines.get(1), EvidenceEntry.class))
        .isEqualTo(new EvidenceEntry.Note(Instant.EPOCH, "pin ***"));
    assertThat(evidence.blocks()).containsExactly("b1");
  }

  @Test
  void aBlockWhoseCommandFailedIsNotCredited() {
    evidence.add(
        new EvidenceEntry.Command(
            Instant.EPOCH, "helm delete x", "b1", List.of("helm"), 1, "", "no", null, 1));

    assertThat(evidence.blocks()).isEmpty();
  }

  @Test
  void aTypedLineIsCreditedWhenItEndedWell() {
    for (int exit : List.of(0, 1)) {
      evidence.add(
          new EvidenceEntry.TypedLine(
              Instant.EPOCH, "sh", "cat f", "cat ${f}", "b" + exit, exit, "out", 1));
    }
    evidence.add(new EvidenceEntry.TypedLine(Instant.EPOCH, "sh", "own", null, null, 0, "out", 1));

    assertThat(evidence.blocks()).containsExactly("b0");
  }

  @Test
  void namesEveryReferenceOnceInOrder() {
    evidence.standIn("target cluster");
    evidence.standIn("aws");
    evidence.standIn("target cluster");

    assertThat(evidence.references()).containsExactly("target cluster", "aws");
  }

  @Test
  void aFindingPointsToItsEvidence() {
    evidence.add(new Finding("d", "s", "says", "happens", "", "c", Finding.Severity.MINOR));

    assertThat(evidence.findings()).extracting(Finding::evidence).containsExactly("evidence/a");
  }

  @Test
  void filesAreMaskedAndPrivate() throws IOException {
    evidence.secret("s3cr3t");
    String path = evidence.write("objects/secret.yaml", "password: s3cr3t\n");
    try (OutputStream log = evidence.open("logs/pod.log")) {
      log.write("with s3cr3t".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(path).isEqualTo("objects/secret.yaml");
    assertThat(evidence.folder().resolve(path)).hasContent("password: ***");
    assertThat(evidence.folder().resolve("logs/pod.log")).hasContent("with ***");
    assertThat(mode(evidence.folder().resolve(path))).isEqualTo("rw-------");
    assertThat(mode(evidence.folder().resolve("logs"))).isEqualTo("rwx------");
    assertThat(mode(evidence.folder())).isEqualTo("rwx------");
  }

  @Test
  void staysInsideItsFolder() {
    assertThatThrownBy(() -> evidence.write("../outside", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../outside");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
