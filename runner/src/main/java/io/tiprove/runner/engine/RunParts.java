// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.report.ReportLanguage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run is made of besides the engine; implemented where the parts are put together. */
public interface RunParts {

  /** State of the harness's own sources, for the report. */
  String revision();

  /** Folder with the feature files. */
  Path features();

  /** Ids of all clauses, in the order of the documents. */
  Set<String> clauses();

  /** Packages with step definitions. */
  List<String> glue();

  /**
   * Reads and checks a profile; nothing is set up yet.
   *
   * @param profile a file, or empty for the reference profile
   * @throws BadInputException when it is wrong
   */
  SubjectParts subject(Optional<Path> profile);

  /** Renders reports of a system under test, with headings in a language. */
  ReportWriter reports(ReportLanguage language, Subject subject);
}
