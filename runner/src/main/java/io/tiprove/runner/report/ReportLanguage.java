// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.Locale;

/** The language of a report's headings; what was recorded stays as it is. */
public enum ReportLanguage {
  ENGLISH("en"),
  CHINESE("zh");

  private final String tag;

  ReportLanguage(String tag) {
    this.tag = tag;
  }

  /** IETF tag, as {@code lang} in HTML has it. */
  public String tag() {
    return tag;
  }

  Locale locale() {
    return Locale.forLanguageTag(tag);
  }
}
