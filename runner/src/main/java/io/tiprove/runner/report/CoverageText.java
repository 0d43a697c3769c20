// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says of a run, per section of the documents, which blocks ran verbatim in a scenario that passed
 * and is not a negative one, which were tried only, which did not run, and which clauses were
 * shown.
 *
 * <p>Thread-safe.
 */
public final class CoverageText {
  private static final String UNKNOWN = "unknown";

  private final ReportTexts texts;
  private final ScenarioRecordReader records = new ScenarioRecordReader();

  public CoverageText(ReportTexts texts) {
    this.texts = texts;
  }

  /**
   * The lines, as they are printed.
   *
   * @param out the output folder of the run
   * @param missing whether to leave out what ran verbatim or was shown
   * @throws IOException if a record cannot be read
   */
  public List<String> lines(Path out, Summary summary, boolean missing) throws IOException {
    List<ScenarioView> scenarios =
        new RecordedScenarios(records, new Wording(texts.language())).of(out, summary);
    BlocksView blocks = BlocksView.of(texts, scenarios);
    CoverageView clauses = new Coverage(texts).view(summary.clauses(), scenarios);
    Map<String, Section> sections = sections();
    blocks.ran().forEach(block -> section(sections, block.sectionId()).ran.add(line(block)));
    blocks.partly().forEach(block -> section(sections, block.sectionId()).partly.add(line(block)));
    blocks.notRun().forEach(block -> section(sections, block.sectionId()).notRun.add(line(block)));
    for (CoverageView.Document document : clauses.documents()) {
      for (CoverageView.Section of : document.sections()) {
        for (CoverageView.Clause clause : of.clauses()) {
          section(sections, sectionOfClause(clause.id())).clauses.add(clause);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    sections.forEach((id, section) -> section.print(id, missing, lines));
    Set<String> everywhere = ClauseReferences.leftOut(scenarios);
    if (!everywhere.isEmpty()) {
      lines.add(
          "Reference implementations that scenarios went through and that are not repeated above: %s."
              .formatted(String.join(", ", everywhere)));
    }
    lines.add(
        "%d of %d documented blocks ran verbatim in a scenario that passed, %d were tried only, %d did not run; %d of %d clauses shown in full, %d refuted."
            .formatted(
                blocks.ran().size(),
                blocks.known(),
                blocks.partly().size(),
                blocks.notRun().size(),
                clauses.counts().passed(),
                clauses.counts().total(),
                clauses.counts().refuted()));
    return lines;
  }

  /** In the documents' order, which the inventory has. */
  private Map<String, Section> sections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    texts
        .blocks()
        .forEach(
            block ->
                sections.computeIfAbsent(block.sectionId(), id -> new Section(block.section())));
    return sections;
  }

  private static Section section(Map<String, Section> sections, String id) {
    return sections.computeIfAbsent(id.isEmpty() ? UNKNOWN : id, key -> new Section(""));
  }

  /** Clauses name their section in English, as the ids of blocks do. */
  private String sectionOfClause(String clause) {
    return texts.clauses().stream()
        .filter(text -> text.id().equals(clause))
        .map(
            text ->
                text.document()
                    + "/"
                    + text.section()
                        .replaceFirst(",.*", "")
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', '-'))
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static String line(BlocksView.Block block) {
    String text = block.text().strip().lines().collect(Collectors.joining(" "));
    return text.isEmpty() ? block.id() : block.id() + "  " + text;
  }

  private static final class Section {
    private final String heading;
    private final List<String> ran = new ArrayList<>();
    private final List<String> partly = new ArrayList<>();
    private final List<String> notRun = new ArrayList<>();
    private final List<CoverageView.Clause> clauses = new ArrayList<>();

    Section(String heading) {
      this.heading = heading;
    }

    void print(String id, boolean missing, List<String> lines) {
      List<String> own = new ArrayList<>();
      if (!missing) {
        ran.forEach(block -> own.add("  verbatim  " + block));
      }
      partly.forEach(block -> own.add("  tried     " + block));
      notRun.forEach(block -> own.add("  not run   " + block));
      for (CoverageView.Clause clause : clauses) {
        if (!missing || !clause.status().equals("passed")) {
          own.add(
              "  %s %s  %s%s"
                  .formatted(
                      state(clause.status()),
                      clause.id(),
                      clause.text(),
                      clause.references().isEmpty()
                          ? ""
                          : " (reference: " + clause.references() + ")"));
        }
      }
      if (!own.isEmpty()) {
        lines.add(heading.isEmpty() ? id : id + "  " + heading);
        lines.addAll(own);
      }
    }

    private static String state(String status) {
      return switch (status) {
        case "passed" -> "shown    ";
        case "partly" -> "in part  ";
        case "failed" -> "failed   ";
        case "refuted" -> "refuted  ";
        default -> "not shown";
      };
    }
  }
}
