// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tiprove.runner.report.Reports;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.SummaryJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.apache.commons.text.StringEscapeUtils;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The reports that a run left in its output folder, and what every run owes to their readers. */
final class WrittenReports {
  private final Path out;

  WrittenReports(Path out) {
    this.out = out;
  }

  Summary summary() throws IOException {
    return new SummaryJson().read(out.resolve(Reports.SUMMARY));
  }

  /** The summary meets the schema that is published, and the schema beside it is that one. */
  void summaryMeetsItsSchema() throws IOException {
    String published;
    try (InputStream resource = Summary.class.getResourceAsStream(Reports.SCHEMA)) {
      published = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(out.resolve(Reports.SCHEMA)).hasContent(published);
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(published)
                .validate(new ObjectMapper().readTree(out.resolve(Reports.SUMMARY).toFile())))
        .as(Reports.SUMMARY)
        .isEmpty();
  }

  /** The page and the XML name every scenario of the summary, the XML no other. */
  void everyScenarioIsReported() throws Exception {
    List<Summary.ScenarioResult> scenarios = summary().scenarios();
    Document xml =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(out.resolve(Reports.JUNIT).toFile());
    String page = StringEscapeUtils.unescapeHtml4(Files.readString(out.resolve(Reports.PAGE)));

    assertThat(values(xml, "//testcase/properties/property[@name='id']/@value"))
        .as("ids in " + Reports.JUNIT)
        .containsExactlyInAnyOrderElementsOf(
            scenarios.stream().map(Summary.ScenarioResult::id).toList());
    assertThat(values(xml, "//testcase/@name"))
        .as("names in " + Reports.JUNIT)
        .containsExactlyInAnyOrderElementsOf(
            scenarios.stream().map(Summary.ScenarioResult::name).toList());
    assertThat(scenarios)
        .as("ids and names in " + Reports.PAGE)
        .allMatch(scenario -> page.contains(">" + scenario.id() + "<"))
        .allMatch(scenario -> page.contains(">" + scenario.name() + "<"));
  }

  private static List<String> values(Document xml, String path) throws Exception {
    NodeList nodes =
        (NodeList)
            XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate(path, xml, XPathConstants.NODESET);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      values.add(nodes.item(i).getNodeValue());
    }
    return values;
  }
}
