// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import io.tiprove.runner.evidence.Finding;
import java.util.List;
import java.util.Optional;

/**
 * A finding as the page shows it.
 *
 * @param document title of the document
 * @param severity blocker, major or minor
 * @param scenario the scenario whose evidence it names, if it is in this run
 * @param link address of the evidence, if it lies in the output folder
 */
record FindingView(
    Finding finding,
    String document,
    String severity,
    Optional<ScenarioView> scenario,
    Optional<String> link) {

  static FindingView of(Finding finding, ReportTexts texts, List<ScenarioView> scenarios) {
    return new FindingView(
        finding,
        texts.title(finding.document()),
        ScenarioViews.status(finding.severity()),
        scenarios.stream()
            .filter(s -> below(s.result().evidence(), finding.evidence()))
            .findFirst(),
        RelativeLink.to("", finding.evidence()));
  }

  private static boolean below(String folder, String path) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }
}
