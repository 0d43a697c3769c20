// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Short English names of a document's sections, for block ids.
 *
 * <p>The names come from {@code sections.yaml}, headings joined by {@code " / "} as keys. A heading
 * that is not listed gets a name made of its own letters when these are plain ASCII, and otherwise
 * of its number, so that a new section shows up under {@code section-2.3} until it is named.
 * Immutable.
 */
public final class SectionNames {
  private static final Pattern PLAIN = Pattern.compile("\\p{ASCII}*[A-Za-z0-9]\\p{ASCII}*");

  private final Map<String, String> slugs;

  public SectionNames(Map<String, String> slugs) {
    this.slugs = Map.copyOf(slugs);
  }

  /** Name of the section under {@code headings}, whose number in the document is {@code number}. */
  String slug(List<String> headings, String number) {
    if (headings.isEmpty()) {
      return "introduction";
    }
    String named = slugs.get(String.join(" / ", headings));
    if (named != null) {
      return named;
    }
    String heading = headings.get(headings.size() - 1);
    return PLAIN.matcher(heading).matches()
        ? heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "")
        : "section-" + number;
  }
}
