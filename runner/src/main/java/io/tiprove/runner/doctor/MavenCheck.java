// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Optional;
import java.util.Set;

/** Checks that Maven can build the project. */
final class MavenCheck implements Check {
  private static final Subject SUBJECT = new Subject("Maven", Set.of(EnvironmentKind.values()));
  private static final Version WANTED = Version.in("3.8").orElseThrow();
  private static final String MEND = "apt-get install maven";

  private final Tools tools;

  MavenCheck(Tools tools) {
    this.tools = tools;
  }

  @Override
  public Observation observe() {
    Tools.Result result = tools.run("mvn", "--batch-mode", "--version");
    // What is built already runs without.
    if (!result.present()) {
      return SUBJECT.warning("mvn is not on the PATH", MEND);
    }
    Optional<Version> found = Version.in(result.output());
    return found.filter(version -> version.compareTo(WANTED) >= 0).isPresent()
        ? SUBJECT.ok(found.get().toString())
        : SUBJECT.warning(
            "%s, %s or later is needed"
                .formatted(found.map(Version::toString).orElse(result.lastLine()), WANTED),
            MEND);
  }
}
