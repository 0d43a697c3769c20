// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which code in running text names a key of a chart's values, as {@code
 * dataSource.local.nodeName} or {@code tlsCluster.enabled: true} does.
 *
 * <p>Immutable.
 */
public final class ValuesPaths {
  private static final Pattern PATH = Pattern.compile("([A-Za-z]+)(?:\\.[A-Za-z]+)*(?::\\s.*)?");

  private final Set<String> roots;

  /**
   * @param roots keys at the top of the values
   */
  public ValuesPaths(Set<String> roots) {
    this.roots = Set.copyOf(roots);
  }

  boolean isPath(String code) {
    Matcher path = PATH.matcher(code);
    return path.matches() && roots.contains(path.group(1));
  }

  /** The path without a value that is written after it. */
  static String path(String code) {
    return code.replaceFirst(":\\s.*", "").strip();
  }
}
