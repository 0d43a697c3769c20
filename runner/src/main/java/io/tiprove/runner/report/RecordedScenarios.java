// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the results of a run and the records of its scenarios together. Thread-safe. */
final class RecordedScenarios {
  private final ScenarioRecordReader records;
  private final Wording wording;

  RecordedScenarios(ScenarioRecordReader records, Wording wording) {
    this.records = records;
    this.wording = wording;
  }

  /** In the order of features, numbered from 1. */
  List<ScenarioView> of(Path out, Summary summary) throws IOException {
    ScenarioViews views = new ScenarioViews(new ScenarioTimeline(wording));
    List<Summary.ScenarioResult> ordered =
        summary.scenarios().stream()
            .sorted(Comparator.comparing(Summary.ScenarioResult::feature))
            .toList();
    List<ScenarioView> scenarios = new ArrayList<>();
    for (Summary.ScenarioResult result : ordered) {
      ScenarioRecord record = records.read(out.resolve(result.evidence()));
      scenarios.add(views.view(scenarios.size() + 1, result, record));
    }
    return scenarios;
  }
}
