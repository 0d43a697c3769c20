// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.tiprove.runner.evidence.Blame;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a summary as {@code junit.xml}, in the terms of Surefire's report schema: a test suite per
 * feature, a test case per scenario.
 *
 * <p>Times are seconds. Characters that XML 1.0 does not allow are left out. Thread-safe.
 */
public final class JUnitXml {
  private static final Pattern ILLEGAL =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  /** The document in UTF-8. */
  public byte[] bytes(Summary summary) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      attribute(xml, "name", "tiprove");
      counts(xml, summary.scenarios());
      attribute(xml, "time", seconds(summary.durationMs()));
      Map<String, List<Summary.ScenarioResult>> features =
          summary.scenarios().stream()
              .collect(
                  Collectors.groupingBy(
                      Summary.ScenarioResult::feature, TreeMap::new, Collectors.toList()));
      for (Map.Entry<String, List<Summary.ScenarioResult>> feature : features.entrySet()) {
        suite(xml, feature.getKey(), feature.getValue(), summary);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("junit.xml could not be put together", e);
    }
    return bytes.toByteArray();
  }

  private static void suite(
      XMLStreamWriter xml, String feature, List<Summary.ScenarioResult> scenarios, Summary summary)
      throws XMLStreamException {
    start(xml, 1, "testsuite");
    attribute(xml, "name", feature);
    attribute(
        xml,
        "time",
        seconds(scenarios.stream().mapToLong(Summary.ScenarioResult::durationMs).sum()));
    counts(xml, scenarios);
    attribute(xml, "timestamp", summary.startedAt().toString());
    start(xml, 2, "properties");
    property(xml, 3, "environment", summary.environment().kind());
    property(xml, 3, "kubernetesVersion", summary.environment().kubernetesVersion());
    property(xml, 3, "profile", summary.profile());
    property(xml, 3, "seed", Long.toString(summary.seed()));
    end(xml, 2);
    for (Summary.ScenarioResult scenario : scenarios) {
      testCase(xml, scenario);
    }
    end(xml, 1);
  }

  private static void testCase(XMLStreamWriter xml, Summary.ScenarioResult scenario)
      throws XMLStreamException {
    start(xml, 2, "testcase");
    attribute(xml, "name", scenario.name());
    attribute(xml, "classname", scenario.feature());
    attribute(xml, "time", seconds(scenario.durationMs()));
    start(xml, 3, "properties");
    property(xml, 4, "id", scenario.id());
    property(xml, 4, "clauses", String.join(" ", scenario.clauses()));
    property(xml, 4, "implementation", lower(scenario.implementation()));
    property(xml, 4, "references", String.join(", ", scenario.references()));
    property(xml, 4, "evidence", scenario.evidence());
    if (scenario.status() == Summary.Status.FLAKY) {
      property(xml, 4, "flaky", "true");
    }
    end(xml, 3);
    String reason = orEmpty(scenario.reason());
    switch (scenario.status()) {
      case FAILED -> {
        start(xml, 3, "failure");
        attribute(xml, "message", firstLine(reason));
        attribute(xml, "type", blame(scenario.blame()));
        xml.writeCharacters(legal("Blame: " + blame(scenario.blame()) + "\n" + reason));
        xml.writeEndElement();
      }
      case NOT_RUN -> {
        xml.writeCharacters("\n      ");
        xml.writeEmptyElement("skipped");
        attribute(xml, "message", reason);
      }
      case FLAKY -> {
        start(xml, 3, "flakyFailure");
        attribute(xml, "message", firstLine(reason));
        attribute(xml, "type", "flaky");
        start(xml, 4, "stackTrace");
        xml.writeCharacters(legal(reason));
        xml.writeEndElement();
        end(xml, 3);
      }
      case PASSED -> {}
    }
    end(xml, 2);
  }

  private static void counts(XMLStreamWriter xml, List<Summary.ScenarioResult> scenarios)
      throws XMLStreamException {
    attribute(xml, "tests", Integer.toString(scenarios.size()));
    attribute(xml, "errors", "0");
    attribute(xml, "skipped", count(scenarios, Summary.Status.NOT_RUN));
    attribute(xml, "failures", count(scenarios, Summary.Status.FAILED));
    attribute(xml, "flakes", count(scenarios, Summary.Status.FLAKY));
  }

  private static String count(List<Summary.ScenarioResult> scenarios, Summary.Status status) {
    return Long.toString(scenarios.stream().filter(s -> s.status() == status).count());
  }

  private static void property(XMLStreamWriter xml, int depth, String name, String value)
      throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  private static void start(XMLStreamWriter xml, int depth, String name) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeStartElement(name);
  }

  private static void end(XMLStreamWriter xml, int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private static String legal(String text) {
    return ILLEGAL.matcher(text).replaceAll("");
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String blame(@Nullable Blame blame) {
    return blame == null ? "unknown" : lower(blame).replace('_', ' ');
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
