// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.tiprove.runner.evidence.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding as the page shows it, once however many scenarios have it.
 *
 * @param document title of the document
 * @param severity blocker, major or minor
 * @param evidence of every scenario that has the finding, in the order of the run
 * @param references the reference implementations that all these scenarios went through
 */
record FindingView(
    Finding finding,
    String document,
    String severity,
    List<Evidence> evidence,
    List<String> references) {

  /**
   * Where a finding is shown.
   *
   * @param path the evidence as the summary names it
   * @param scenario the scenario whose evidence it is, if it is in this run
   * @param link address of the evidence, if it lies in the output folder
   */
  record Evidence(String path, Optional<ScenarioView> scenario, Optional<String> link) {}

  /** Findings that say the same, folded into one, the severest first. */
  static List<FindingView> of(
      List<Finding> findings, ReportTexts texts, List<ScenarioView> scenarios) {
    Map<Finding, List<Evidence>> evidence = new LinkedHashMap<>();
    findings.stream()
        .sorted(Comparator.comparing(Finding::severity))
        .forEach(
            finding ->
                evidence
                    .computeIfAbsent(withoutEvidence(finding), key -> new ArrayList<>())
                    .add(evidence(finding.evidence(), scenarios)));
    List<FindingView> views = new ArrayList<>();
    evidence.forEach(
        (finding, shown) ->
            views.add(
                new FindingView(
                    finding,
                    texts.title(finding.document()),
                    ScenarioViews.status(finding.severity()),
                    shown,
                    references(shown))));
    return views;
  }

  private static Finding withoutEvidence(Finding finding) {
    return new Finding(
        finding.document(),
        finding.section(),
        finding.says(),
        finding.happens(),
        "",
        finding.correction(),
        finding.severity());
  }

  private static Evidence evidence(String path, List<ScenarioView> scenarios) {
    return new Evidence(
        path,
        scenarios.stream()
            .filter(scenario -> below(scenario.result().evidence(), path))
            .findFirst(),
        RelativeLink.to("", path));
  }

  private static List<String> references(List<Evidence> shown) {
    List<List<String>> used =
        shown.stream()
            .flatMap(each -> each.scenario().stream())
            .map(scenario -> scenario.result().references())
            .toList();
    return used.isEmpty()
        ? List.of()
        : used.get(0).stream()
            .filter(name -> used.stream().allMatch(each -> each.contains(name)))
            .toList();
  }

  private static boolean below(String folder, String path) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }
}
