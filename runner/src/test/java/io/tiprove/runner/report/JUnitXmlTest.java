// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

final class JUnitXmlTest {
  @TempDir Path out;

  @Test
  void everyOutcomeHasItsElement() throws Exception {
    Document xml = parsed();

    assertThat(value(xml, "/testsuites/@tests")).isEqualTo("14");
    assertThat(value(xml, "/testsuites/@failures")).isEqualTo("4");
    assertThat(value(xml, "/testsuites/@skipped")).isEqualTo("2");
    assertThat(value(xml, "count(//testsuite)")).isEqualTo("5");
    assertThat(value(xml, "//testcase[contains(@name,'wrong node')]/failure/@type"))
        .isEqualTo("system under test");
    assertThat(value(xml, "//testcase[contains(@name,'wrong node')]/failure"))
        .startsWith("Blame: system under test\nWaited 30.0 s");
    assertThat(value(xml, "//testcase[contains(@name,'access key')]/skipped/@message"))
        .isEqualTo("Needs the capability 'aws', which the embedded environment has not yet.");
    assertThat(value(xml, "//testcase[contains(@name,'resumes')]/flakyFailure/stackTrace"))
        .startsWith("In the run before");
    assertThat(value(xml, "count(//testcase[contains(@name,'resumes')]/failure)")).isEqualTo("0");
  }

  @Test
  void markupIsEscapedAndIllegalCharactersAreLeftOut() throws Exception {
    assertThat(value(parsed(), "//testcase[contains(@name,'Malformed')]/failure/@message"))
        .isEqualTo(
            "Expected the log to name 'shop.orders.000.sql', seen: " + SampleRun.SCRIPT + " ");
    assertThat(new String(bytes(), StandardCharsets.UTF_8))
        .doesNotContain(SampleRun.SCRIPT)
        .contains("😀");
  }

  private byte[] bytes() throws Exception {
    return new JUnitXml().bytes(new SampleRun(out, 14).make());
  }

  private Document parsed() throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes()));
  }

  private static String value(Document xml, String path) throws Exception {
    return XPathFactory.newDefaultInstance().newXPath().evaluate(path, xml);
  }
}
