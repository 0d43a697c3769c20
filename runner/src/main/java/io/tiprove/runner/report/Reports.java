// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes all reports of a run into its output folder: {@code summary.json}, its schema, {@code
 * junit.xml} and {@code report.html}.
 *
 * <p>Each file is replaced in one step. {@code summary.json} comes first, so that whatever goes
 * wrong with a page, the result is there. Not for two writers of one folder at the same time.
 */
public final class Reports {
  public static final String SUMMARY = "summary.json";
  public static final String SCHEMA = "summary.schema.json";
  public static final String JUNIT = "junit.xml";
  public static final String PAGE = "report.html";

  private final SummaryJson json;
  private final JUnitXml junit;
  private final HtmlReport page;

  public Reports() {
    this(new SummaryJson(), new JUnitXml(), new HtmlReport());
  }

  public Reports(SummaryJson json, JUnitXml junit, HtmlReport page) {
    this.json = json;
    this.junit = junit;
    this.page = page;
  }

  /**
   * Writes the reports.
   *
   * @param out the output folder; the scenarios' evidence folders lie below it
   * @throws IOException if a file cannot be written or a record cannot be read
   */
  public void write(Path out, Summary summary, ReportTexts texts) throws IOException {
    byte[] summaryJson = json.bytes(summary);
    new FileReplacement(out.resolve(SUMMARY)).write(summaryJson);
    new FileReplacement(out.resolve(SCHEMA))
        .write(new ShippedText(SCHEMA).read().getBytes(StandardCharsets.UTF_8));
    new FileReplacement(out.resolve(JUNIT)).write(junit.bytes(summary));
    new FileReplacement(out.resolve(PAGE)).write(page.bytes(out, summary, summaryJson, texts));
  }
}
