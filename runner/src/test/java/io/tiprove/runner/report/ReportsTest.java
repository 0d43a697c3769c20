// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReportsTest {
  @TempDir Path out;

  @Test
  void allFilesAreWrittenAndNothingElse() throws IOException {
    write(out, 14, ReportLanguage.ENGLISH);

    try (var files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "summary.json", "summary.schema.json", "junit.xml", "report.html", "evidence");
    }
  }

  /** The sample stays in target/, for whoever wants to look at it. */
  @ParameterizedTest
  @EnumSource(ReportLanguage.class)
  void aHundredScenariosMakeAPage(ReportLanguage language) throws IOException {
    Path sample = Path.of("target", "sample-report-" + language.tag()).toAbsolutePath();
    String page = write(sample, 100, language);

    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"" + language.tag() + "\">")
        .contains("id=\"s-100\"", "VS-027", "8241337120417", "b-install-2f9c");
    assertThat(page.length()).isLessThan(3_000_000);
  }

  @Test
  void aPageNeedsNothingFromElsewhere() throws IOException {
    String page = write(out, 14, ReportLanguage.ENGLISH);

    assertThat(page)
        .doesNotContainPattern("(?:src|href|url)\\s*[=(]\\s*[\"']?(?:https?:)?//")
        .doesNotContain("<link", "<img", "@import");
  }

  @Test
  void recordedTextCannotAct() throws IOException {
    String page = write(out, 14, ReportLanguage.ENGLISH);

    assertThat(page)
        .doesNotContain(SampleRun.SCRIPT)
        .doesNotContain("\u0000", "\u202E", "\u001B")
        .contains("&lt;script&gt;alert(&#39;from a log&#39;)&lt;/script&gt;")
        .contains("[U+202E]txt.exe")
        .doesNotContain("href=\"../")
        .contains(
            "href=\"./evidence/lightning-local-mode-malformed-sql/logs/50%25%20odd%20%23name%3F.log\"");
    assertThat(page.split("<script", -1)).hasSize(2);
  }

  @Test
  void longOutputsAreCutWithANoteAndALink() throws IOException {
    String page = write(out, 14, ReportLanguage.ENGLISH);

    assertThat(page)
        .containsPattern("19,\\d{3} lines \\([\\d,]+ characters\\) left out")
        .contains("href=\"./evidence/lightning-local-mode-malformed-sql/record.jsonl\"");
  }

  @Test
  void aRecordThatEndsInTheMiddleStillMakesAPage() throws IOException {
    assertThat(write(out, 14, ReportLanguage.ENGLISH))
        .contains("1 line of the record could not be read.");
  }

  @Test
  void whatWasNotRunIsNeverPassed() throws IOException {
    Summary summary =
        new Summary(
            1,
            SampleRun.START,
            0,
            new Summary.EnvironmentInfo("embedded", "v1.34.1", java.util.Map.of()),
            "reference",
            1,
            new Summary.Totals(0, 0, 0, 0),
            List.of(),
            List.of(),
            List.of(),
            java.util.Map.of());
    new Reports().write(out, summary, SampleRun.texts(ReportLanguage.ENGLISH));

    assertThat(Files.readString(out.resolve("report.html")))
        .contains("<section class=\"verdict tone-notRun\"")
        .doesNotContain("<section class=\"verdict tone-passed\"")
        .contains("0 of 21 clauses");
  }

  @Test
  void whyScenariosWereNotRunStandsOnceWithThem() throws IOException {
    String page = write(out, 14, ReportLanguage.ENGLISH);

    String section = page.substring(page.indexOf("id=\"failures\""), page.indexOf("id=\"run\""));
    assertThat(section.split("Needs the capability", -1)).as(section).hasSize(2);
  }

  @Test
  void realProgramsAreNamedForWhoSigns() throws IOException {
    assertThat(write(out, 14, ReportLanguage.ENGLISH))
        .containsPattern(
            "Real programs, as the profile says</h3>\\s*<p>kubernetes, tidb-lightning</p>");
    assertThat(write(out, 14, ReportLanguage.CHINESE)).contains("真实程序（依配置文件所述）");
  }

  @Test
  void referencesAreNamedAtScenariosClausesAndFindings() throws IOException {
    assertThat(write(out, 14, ReportLanguage.ENGLISH))
        .contains("reference implementation: target cluster, aws</span>")
        .contains("(reference: aws)")
        .contains("<dt>Shown through reference implementations</dt><dd>target cluster, aws</dd>")
        .contains("<li class=\"tone-refuted\">")
        .containsPattern("\\d+ of \\d+ clauses shown in full, 1 refuted");
    assertThat(write(out, 14, ReportLanguage.CHINESE))
        .contains("参考实现: target cluster, aws</span>")
        .contains("（参考实现：aws）")
        .contains("<dt>经由的参考实现</dt><dd>target cluster, aws</dd>");
  }

  @Test
  void whatSeveralScenariosFoundAlikeStandsThereOnceWithAllOfThem() throws IOException {
    String page = write(out, 14, ReportLanguage.ENGLISH);

    assertThat(page.split("The PersistentVolumeClaim stays\\.", -1)).hasSize(2);
    assertThat(page)
        .containsPattern(
            "<dt>Evidence</dt><dd><a href=\"#s-\\d+\"><span class=\"no\">\\d+</span>Import an SQL data source that lies on a node</a><br><a href=\"#s-\\d+\"><span class=\"no\">\\d+</span>A new Job on the same data resumes")
        .contains("2 findings about the documents");
  }

  @Test
  void theSameRunGivesTheSamePage() throws IOException {
    assertThat(write(out, 30, ReportLanguage.CHINESE))
        .isEqualTo(write(out, 30, ReportLanguage.CHINESE));
  }

  @Test
  void bothLanguagesSayTheSame() {
    ResourceBundle english =
        ResourceBundle.getBundle(
            "io.tiprove.runner.report.report",
            java.util.Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Wording chinese = new Wording(ReportLanguage.CHINESE);
    for (String key : english.keySet()) {
      if (!key.equals("fact.kubernetes")) {
        assertThat(chinese.say(key, List.of())).as(key).isNotEqualTo(english.getString(key));
      }
    }
  }

  private static String write(Path out, int scenarios, ReportLanguage language) throws IOException {
    new Reports().write(out, new SampleRun(out, scenarios).make(), SampleRun.texts(language));
    return Files.readString(out.resolve("report.html"));
  }
}
