// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.List;

/** Clause coverage as the page shows it: by document and section, in the documents' order. */
record CoverageView(Counts counts, List<Document> documents) {

  record Document(String title, Counts counts, List<Section> sections) {}

  record Section(String title, Counts counts, List<Clause> clauses) {}

  /**
   * A clause.
   *
   * @param status passed, failed, refuted, partly or notRun
   * @param references the reference implementations without which nothing of it is shown; empty if
   *     there are none
   */
  record Clause(
      String id, String text, String status, List<ScenarioView> scenarios, String references) {}
}
