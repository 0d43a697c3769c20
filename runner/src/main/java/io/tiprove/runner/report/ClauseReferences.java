// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the reference implementations without which nothing of a clause is shown. */
final class ClauseReferences {
  private static final String CLUSTER = "target cluster";
  private static final String CHART = "-chart";

  private ClauseReferences() {}

  /**
   * Their names: those that every scenario that passed went through, or, where each went through
   * another one, all of them, with a slash between.
   *
   * <p>The target cluster and the charts are left out, as nearly every scenario uses them. Where a
   * clause is about its PD and TiKV, scenarios name these besides.
   */
  static String of(List<ScenarioView> scenarios) {
    List<Set<String>> used =
        scenarios.stream()
            .filter(ScenarioView::passed)
            .map(scenario -> notable(scenario.result().references()))
            .toList();
    if (used.isEmpty() || used.stream().anyMatch(Set::isEmpty)) {
      return "";
    }
    Set<String> common = new TreeSet<>(used.get(0));
    used.forEach(common::retainAll);
    if (!common.isEmpty()) {
      return String.join(", ", common);
    }
    return used.stream()
        .flatMap(Set::stream)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" / "));
  }

  /** Names of those that are left out, as far as scenarios that passed went through them. */
  static Set<String> leftOut(List<ScenarioView> scenarios) {
    return scenarios.stream()
        .filter(ScenarioView::passed)
        .flatMap(scenario -> scenario.result().references().stream())
        .filter(name -> !isNotable(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> notable(List<String> references) {
    return references.stream().filter(ClauseReferences::isNotable).collect(Collectors.toSet());
  }

  private static boolean isNotable(String name) {
    return !name.equals(CLUSTER) && !name.endsWith(CHART);
  }
}
