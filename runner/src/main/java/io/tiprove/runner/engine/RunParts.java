// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run is made of besides the engine; implemented where the parts are put together. */
public interface RunParts {

  /** Folder with the feature files. */
  Path features();

  /** Ids of all clauses, in the order of the documents. */
  Set<String> clauses();

  /** Packages with step definitions. */
  List<String> glue();

  /** Kinds of environment, the best first. */
  List<EnvironmentFactory> environments();

  /**
   * Reads and checks a profile.
   *
   * @throws BadInputException when it is wrong
   */
  Subject subject(Optional<Path> profile);

  /** Connects to an environment that is up. */
  ConnectedEnvironment connect(Environment environment, Subject subject);

  ReportWriter reports();
}
