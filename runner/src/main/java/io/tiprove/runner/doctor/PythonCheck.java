// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Optional;

/** Checks that Python can make the virtual environment in which the emulators of clouds run. */
final class PythonCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("Python");
  private static final Version WANTED = Version.in("3.10").orElseThrow();
  private static final String MEND = "apt-get install python3-venv";

  // Debian has venv without the ensurepip that it needs: that is in a package of its own.
  private static final String SCRIPT =
      "import sys; print('%d.%d.%d' % sys.version_info[:3], flush=True); import venv, ensurepip";

  private final Tools tools;

  PythonCheck(Tools tools) {
    this.tools = tools;
  }

  @Override
  public Observation observe() {
    Tools.Result result = tools.run("python3", "-c", SCRIPT);
    if (!result.present()) {
      return SUBJECT.missing(
          "python3 is not on the PATH; %s or later with venv is needed".formatted(WANTED), MEND);
    }
    Optional<Version> found = result.output().lines().findFirst().flatMap(Version::in);
    if (found.isEmpty()) {
      return SUBJECT.missing("python3 does not say its version: " + result.lastLine(), MEND);
    }
    if (found.get().compareTo(WANTED) < 0) {
      return SUBJECT.missing(
          "%s is too old, %s or later with venv is needed".formatted(found.get(), WANTED),
          "use Debian 12, Ubuntu 22.04 or later, such as a container: docker run --privileged debian:12 …");
    }
    return result.succeeded()
        ? SUBJECT.ok("%s with venv, %s or later is needed".formatted(found.get(), WANTED))
        : SUBJECT.missing(
            "%s cannot make virtual environments: %s".formatted(found.get(), result.lastLine()),
            MEND);
  }
}
