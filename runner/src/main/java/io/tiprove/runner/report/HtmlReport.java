// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Renders {@code report.html}: one page that needs nothing beside it, and that a person can sign.
 *
 * <p>All recorded text is escaped, and the page's content security policy allows no script but its
 * own, so that a log line cannot act. Thread-safe.
 */
public final class HtmlReport {
  private static final String FOLDER = "io/tiprove/runner/report/";

  private final ScenarioRecordReader records = new ScenarioRecordReader();

  /**
   * The page in UTF-8.
   *
   * @param out the output folder, where the scenarios' evidence lies
   * @param summaryJson the bytes of {@code summary.json}, whose digest the signer signs for
   * @throws IOException if a record cannot be read
   */
  public byte[] bytes(Path out, Summary summary, byte[] summaryJson, ReportTexts texts)
      throws IOException {
    Wording wording = new Wording(texts.language());
    List<ScenarioView> scenarios = new RecordedScenarios(records, wording).of(out, summary);
    String script = new ShippedText("report.js").read();
    Map<String, Object> page = new HashMap<>();
    page.put("summary", summary);
    page.put("texts", texts);
    page.put("lang", texts.language().tag());
    page.put("verdict", verdict(summary.totals()));
    page.put("scenarios", scenarios);
    page.put("features", features(scenarios));
    page.put("failed", scenarios.stream().filter(ScenarioView::failed).toList());
    page.put("flaky", with(Summary.Status.FLAKY, scenarios));
    page.put("notRun", with(Summary.Status.NOT_RUN, scenarios));
    page.put("notRunReasons", byReason(with(Summary.Status.NOT_RUN, scenarios)));
    page.put("counts", Counts.of(scenarios.stream().map(ScenarioView::status).toList()));
    page.put("realScenarios", with(Summary.Implementation.REAL, scenarios));
    page.put("referenceScenarios", with(Summary.Implementation.REFERENCE, scenarios));
    page.put("findings", FindingView.of(summary.findings(), texts, scenarios));
    page.put("coverage", new Coverage(texts).view(summary.clauses(), scenarios));
    page.put("blocks", BlocksView.of(texts, scenarios));
    page.put("runTimeline", new RunTimeline(wording).draw(scenarios));
    page.put(
        "timings",
        summary.timings().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(entry -> new Line(entry.getKey(), new Elapsed(entry.getValue()).toString()))
            .toList());
    page.put("components", lines(summary.environment().components()));
    page.put("references", lines(texts.references()));
    page.put("realPrograms", texts.realPrograms());
    page.put("digest", HexFormat.of().formatHex(sha256(summaryJson)));
    page.put("css", new ShippedText("report.css").read());
    page.put("script", script);
    page.put(
        "scriptHash",
        Base64.getEncoder().encodeToString(sha256(script.getBytes(StandardCharsets.UTF_8))));
    StringWriter html = new StringWriter();
    engine(wording).getTemplate(FOLDER + "report.html.peb").evaluate(html, page);
    return html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Feature> features(List<ScenarioView> scenarios) {
    Map<String, List<ScenarioView>> byPath = new TreeMap<>();
    for (ScenarioView scenario : scenarios) {
      byPath.computeIfAbsent(scenario.result().feature(), path -> new ArrayList<>()).add(scenario);
    }
    return byPath.entrySet().stream()
        .map(entry -> new Feature(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<Reason> byReason(List<ScenarioView> scenarios) {
    Map<String, List<ScenarioView>> byReason =
        scenarios.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.reason().map(Excerpt::head).orElse(""),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byReason.entrySet().stream()
        .map(entry -> new Reason(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static List<Line> lines(Map<String, String> map) {
    return new TreeMap<>(map)
        .entrySet().stream().map(entry -> new Line(entry.getKey(), entry.getValue())).toList();
  }

  // One word for the whole run: what was not run must never read as passed.
  private static String verdict(Summary.Totals totals) {
    if (totals.failed() > 0) {
      return "failed";
    }
    if (totals.notRun() > 0 || totals.passed() + totals.flaky() == 0) {
      return "notRun";
    }
    return totals.flaky() > 0 ? "flaky" : "passed";
  }

  private static List<ScenarioView> with(Summary.Status status, List<ScenarioView> scenarios) {
    return scenarios.stream().filter(s -> s.result().status() == status).toList();
  }

  private static long with(Summary.Implementation implementation, List<ScenarioView> scenarios) {
    return scenarios.stream()
        .filter(s -> s.ran() && s.result().implementation() == implementation)
        .count();
  }

  private static PebbleEngine engine(Wording wording) {
    ClasspathLoader loader = new ClasspathLoader(HtmlReport.class.getClassLoader());
    PageEscaping escaping = new PageEscaping();
    return new PebbleEngine.Builder()
        .loader(loader)
        .extension(new PageVocabulary(wording))
        .addEscapingStrategy(PageEscaping.NAME, escaping)
        .defaultEscapingStrategy(PageEscaping.NAME)
        .autoEscaping(true)
        .strictVariables(true)
        .build();
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** A name and what it is; the template engine cannot look into the platform's map entries. */
  record Line(String name, String text) {}

  /** Why scenarios were not run. */
  record Reason(String text, List<ScenarioView> scenarios) {}

  /** The scenarios of one feature file. */
  record Feature(String path, List<ScenarioView> scenarios) {}
}
