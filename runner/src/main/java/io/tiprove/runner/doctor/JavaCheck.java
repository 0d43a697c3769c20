// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Set;

/** Checks Java's version and that it can compile. */
final class JavaCheck implements Check {
  private static final Subject SUBJECT = new Subject("Java", Set.of(EnvironmentKind.values()));
  private static final int WANTED = 17;
  private static final String MEND = "apt-get install openjdk-17-jdk-headless";

  private final int version;
  private final boolean compiler;

  /**
   * @param version feature version
   * @param compiler whether this Java has a compiler
   */
  JavaCheck(int version, boolean compiler) {
    this.version = version;
    this.compiler = compiler;
  }

  @Override
  public Observation observe() {
    if (version < WANTED) {
      return SUBJECT.missing(
          "%d is too old, %d or later is needed".formatted(version, WANTED), MEND);
    }
    return compiler
        ? SUBJECT.ok("%d with compiler".formatted(version))
        : SUBJECT.warning(
            "%d without compiler: 'mvn verify' cannot build".formatted(version), MEND);
  }
}
