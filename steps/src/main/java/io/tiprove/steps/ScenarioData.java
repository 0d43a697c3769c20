// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.fixtures.FixtureFolder;
import io.tiprove.fixtures.datasets.DataDirectoryWriter;
import io.tiprove.fixtures.datasets.DatasetLibrary;
import io.tiprove.fixtures.datasets.Defect;
import io.tiprove.fixtures.rows.ExpectedTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The exported data of one scenario, and the rows that its import has to give. */
public final class ScenarioData {
  // Any would do; the same one gives the same data in every run.
  private static final long SEED = 1;

  private final DatasetLibrary datasets;
  private final ScenarioNotes notes;
  private List<ExpectedTable> expected = List.of();
  private String name = "";

  public ScenarioData(FixtureFolder fixtures, ScenarioNotes notes) {
    this.datasets = new DatasetLibrary(fixtures.file("datasets"));
    this.notes = notes;
  }

  /** The rows of the data that was written last. */
  List<ExpectedTable> expected() {
    return expected;
  }

  /** Name of the data set that was written last. */
  String name() {
    return name;
  }

  /**
   * Writes a data set into a folder.
   *
   * @param place where the folder is, in words
   */
  void write(String dataset, Set<Defect> defects, Path folder, String place) {
    name = dataset;
    expected = new DataDirectoryWriter().write(datasets.get(name), SEED, defects, folder);
    notes.add(
        "Data set %s, seed %d%s, lies in %s: %s"
            .formatted(
                name,
                SEED,
                defects.isEmpty() ? "" : ", with " + defects,
                place,
                expected.stream()
                    .map(table -> table.table() + " " + table.fingerprint())
                    .collect(Collectors.joining("; "))));
  }
}
