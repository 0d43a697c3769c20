// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Set;

/** What a check looks at; makes its observations. */
record Subject(String name, Set<EnvironmentKind> matters) {
  private static final Set<EnvironmentKind> EMBEDDED_ONLY = Set.of(EnvironmentKind.EMBEDDED);

  /** Something that only the embedded environment needs. */
  static Subject embedded(String name) {
    return new Subject(name, EMBEDDED_ONLY);
  }

  Observation ok(String seen) {
    return new Observation(name, Observation.State.OK, seen, matters, "");
  }

  Observation warning(String seen, String mend) {
    return new Observation(name, Observation.State.WARNING, seen, matters, mend);
  }

  Observation missing(String seen, String mend) {
    return new Observation(name, Observation.State.MISSING, seen, matters, mend);
  }
}
