// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The report's own words in one language; a missing word is a defect of the program. Thread-safe.
 */
final class Wording {
  private static final String BUNDLE = "io.tiprove.runner.report.report";

  private final Locale locale;
  private final ResourceBundle bundle;

  Wording(ReportLanguage language) {
    locale = language.locale();
    // Without this, the language of the machine would show through.
    bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * The text of {@code key} with {@code values} put in, in the form of {@link MessageFormat}.
   *
   * @throws MissingResourceException if there is no such text
   */
  String say(String key, List<?> values) {
    String text = bundle.getString(key);
    return values.isEmpty() ? text : new MessageFormat(text, locale).format(values.toArray());
  }
}
