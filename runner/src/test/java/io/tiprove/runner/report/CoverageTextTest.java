// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tiprove.runner.evidence.EvidenceEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoverageTextTest {
  private static final Instant AT = Instant.parse("2026-11-26T10:00:00Z");
  private static final ReportTexts TEXTS =
      ReportTexts.of(ReportLanguage.ENGLISH, "unknown")
          .withBlocks(
              List.of(
                  block("boats/build#command-1", "造船", "helm build"),
                  block("boats/build#command-2", "造船", "helm rebuild"),
                  block("boats/build#values-1", "造船", "sail.size"),
                  block("boats/set-sail/1#command-1", "开船", "kubectl sail"),
                  block("boats/set-sail/1#command-2", "开船", "kubectl stop")))
          .withClauses(
              List.of(
                  new ClauseText("BO-001", "boats", "build, step 2", "a boat is there"),
                  new ClauseText("BO-002", "boats", "set sail", "it sails"),
                  new ClauseText("BO-003", "boats", "set sail", "it stops")));

  @TempDir Path out;
  private final List<Summary.ScenarioResult> results = new ArrayList<>();

  @Test
  void tellsWhatRanFromWhatWasOnlyTriedAndWhatWasNot() throws IOException {
    scenario("good", Summary.Status.PASSED, List.of("boats/build#command-1"), failing());
    scenario("bad", Summary.Status.FAILED, List.of("boats/set-sail/1#command-1"), List.of());

    assertThat(lines(false))
        .containsExactly(
            "boats/build  造船",
            "  verbatim  boats/build#command-1  helm build",
            "  tried     boats/build#command-2  helm rebuild",
            "  tried     boats/build#values-1  sail.size",
            "  shown     BO-001  a boat is there",
            "boats/set-sail  开船",
            "  tried     boats/set-sail/1#command-1  kubectl sail",
            "  not run   boats/set-sail/1#command-2  kubectl stop",
            "  failed    BO-002  it sails",
            "  not shown BO-003  it stops",
            "1 of 5 documented blocks ran verbatim in a scenario that passed, 3 were tried only, 1 did not run; 1 of 3 clauses shown in full, 0 refuted.");
  }

  @Test
  void whatRanInNegativeScenariosAloneWasTriedOnly() throws IOException {
    negative("without-wind", "boats/set-sail/1#command-1", "boats/set-sail/1#command-2");
    scenario("good", Summary.Status.PASSED, List.of("boats/set-sail/1#command-2"), List.of());

    assertThat(lines(false))
        .contains(
            "  tried     boats/set-sail/1#command-1  kubectl sail",
            "  verbatim  boats/set-sail/1#command-2  kubectl stop");
  }

  @Test
  void namesTheReferencesThatEveryPassOfAClauseNeeds() throws IOException {
    passed("a", "target cluster", "boat-chart", "aws", "tikv-importer");
    passed("b", "target cluster", "boat-chart", "tikv-importer");
    passed("c", "target cluster", "boat-chart", "aws");
    passed("d", "target cluster", "boat-chart");
    passed("e", "target cluster", "boat-chart", "PD and TiKV (minikv)");

    assertThat(clause(Summary.ClauseStatus.PASSED, "a", "b"))
        .isEqualTo("  shown     BO-001  a boat is there (reference: tikv-importer)");
    assertThat(clause(Summary.ClauseStatus.PASSED, "b", "c"))
        .isEqualTo("  shown     BO-001  a boat is there (reference: aws / tikv-importer)");
    assertThat(clause(Summary.ClauseStatus.PASSED, "a", "d"))
        .isEqualTo("  shown     BO-001  a boat is there");
    assertThat(clause(Summary.ClauseStatus.PASSED, "e"))
        .isEqualTo("  shown     BO-001  a boat is there (reference: PD and TiKV (minikv))");
    assertThat(clause(Summary.ClauseStatus.NOT_RUN))
        .isEqualTo("  not shown BO-001  a boat is there");
  }

  @Test
  void namesOnceTheReferencesThatNearlyEveryScenarioUses() throws IOException {
    passed("a", "target cluster", "boat-chart", "aws");

    assertThat(lines(false))
        .contains(
            "Reference implementations that scenarios went through and that are not repeated above: boat-chart, target cluster.");
  }

  @Test
  void whatIsRefutedIsNotShown() throws IOException {
    passed("a", "target cluster");

    assertThat(clause(Summary.ClauseStatus.REFUTED, "a"))
        .isEqualTo("  refuted   BO-001  a boat is there");
    assertThat(
            lines(
                true,
                new Summary.ClauseResult("BO-001", Summary.ClauseStatus.REFUTED, List.of("a"))))
        .contains("  refuted   BO-001  a boat is there")
        .last()
        .asString()
        .endsWith("0 of 3 clauses shown in full, 1 refuted.");
  }

  @Test
  void leavesOutWhatIsDoneWhenAskedForWhatIsMissing() throws IOException {
    scenario("good", Summary.Status.PASSED, List.of("boats/build#command-1"), failing());

    assertThat(lines(true))
        .noneMatch(line -> line.contains("verbatim  "))
        .noneMatch(line -> line.contains("BO-001"))
        .anyMatch(line -> line.contains("tried     boats/build#command-2"));
  }

  private void passed(String id, String... references) throws IOException {
    scenario(id, Summary.Status.PASSED, List.of(), List.of(), references);
  }

  private String clause(Summary.ClauseStatus status, String... scenarios) throws IOException {
    return lines(false, new Summary.ClauseResult("BO-001", status, List.of(scenarios))).stream()
        .filter(line -> line.contains("BO-001"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> lines(boolean missing) throws IOException {
    return lines(
        missing,
        new Summary.ClauseResult("BO-001", Summary.ClauseStatus.PASSED, List.of("good")),
        new Summary.ClauseResult("BO-002", Summary.ClauseStatus.FAILED, List.of("bad")));
  }

  private List<String> lines(boolean missing, Summary.ClauseResult... clauses) throws IOException {
    Summary summary =
        new Summary(
            Summary.SCHEMA_VERSION,
            AT,
            1_000,
            new Summary.EnvironmentInfo("embedded", "v1.34.1", Map.of()),
            "reference",
            1,
            new Summary.Totals(1, 1, 0, 0),
            results,
            List.of(clauses),
            List.of(),
            Map.of());
    return new CoverageText(TEXTS).lines(out, summary, missing);
  }

  private void negative(String id, String... blocks) throws IOException {
    scenario(id, List.of("@negative"), Summary.Status.PASSED, List.of(blocks), List.of());
  }

  private void scenario(
      String id,
      Summary.Status status,
      List<String> blocks,
      List<EvidenceEntry> entries,
      String... references)
      throws IOException {
    scenario(id, List.of(), status, blocks, entries, references);
  }

  private void scenario(
      String id,
      List<String> tags,
      Summary.Status status,
      List<String> blocks,
      List<EvidenceEntry> entries,
      String... references)
      throws IOException {
    results.add(
        new Summary.ScenarioResult(
            id,
            id,
            "boats/a.feature",
            tags,
            List.of(),
            blocks,
            status,
            null,
            null,
            Summary.Implementation.REFERENCE,
            List.of(references),
            1_000,
            "evidence/" + id));
    JsonMapper json =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    Path folder = Files.createDirectories(out.resolve("evidence").resolve(id));
    StringBuilder record = new StringBuilder();
    for (EvidenceEntry entry : entries) {
      record.append(json.writerFor(EvidenceEntry.class).writeValueAsString(entry)).append('\n');
    }
    Files.writeString(folder.resolve(ScenarioRecordReader.FILE), record.toString());
  }

  /** A command that ended with an error, and a key that a version of the chart ignores. */
  private static List<EvidenceEntry> failing() {
    return List.of(
        new EvidenceEntry.Command(
            AT.plusMillis(1),
            "helm rebuild",
            "boats/build#command-2",
            List.of("helm", "rebuild"),
            1,
            "",
            "no such command",
            null,
            5),
        new EvidenceEntry.ValuesPath(
            AT.plusMillis(2),
            "sail.size",
            List.of("boats/build#values-1"),
            "boat",
            List.of("v1"),
            List.of("v2")),
        new EvidenceEntry.Step(AT, "When ", "the boat is built", 3, "passed", 10, null));
  }

  private static BlockText block(String id, String section, String text) {
    return new BlockText(
        id, "boats", id.replaceFirst("(/[^/#]+).*", "$1"), section, "command", text);
  }
}
