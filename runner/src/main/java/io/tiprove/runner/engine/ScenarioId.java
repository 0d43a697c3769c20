// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes stable ids of scenarios, which are also names of folders: {@code
 * lightning-import.local-mode.imports-every-row.2}.
 */
final class ScenarioId {
  // An id is a folder's name, for which file systems allow 255 bytes.
  private static final int LONGEST_NAME = 100;

  private final String feature;

  /**
   * @param feature path below the features folder, with slashes
   */
  ScenarioId(String feature) {
    this.feature = feature.replaceFirst("\\.feature$", "");
  }

  /**
   * @param example number of the example from 1, or 0 for a scenario without examples
   */
  String of(String name, int example) {
    StringBuilder id = new StringBuilder();
    for (String part : feature.split("/", -1)) {
      id.append(slug(part)).append('.');
    }
    id.append(shortened(slug(name)));
    if (example > 0) {
      id.append('.').append(example);
    }
    return id.toString();
  }

  private static String slug(String text) {
    String slug =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^\\p{L}\\p{N}]+", "-")
            .replaceAll("^-|-$", "");
    return slug.isEmpty() ? "unnamed" : slug;
  }

  private static String shortened(String slug) {
    return slug.length() <= LONGEST_NAME
        ? slug
        : slug.substring(0, LONGEST_NAME - 9) + "-" + "%08x".formatted(slug.hashCode());
  }
}
