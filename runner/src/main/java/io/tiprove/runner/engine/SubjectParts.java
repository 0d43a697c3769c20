// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentFactory;
import java.util.List;

/** What a run is made of that depends on the profile. */
public interface SubjectParts {

  Subject subject();

  /** Kinds of environment, the best first, that know what images the profile needs. */
  List<EnvironmentFactory> environments();

  /** Connects to an environment that is up. */
  ConnectedEnvironment connect(Environment environment);
}
