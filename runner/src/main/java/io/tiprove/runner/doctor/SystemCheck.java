// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Set;

/** Checks operating system and processor. */
final class SystemCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("operating system");
  private static final Set<String> PROCESSORS = Set.of("amd64", "aarch64");

  private final String system;
  private final String processor;

  /**
   * @param system as the system property os.name
   * @param processor as the system property os.arch
   */
  SystemCheck(String system, String processor) {
    this.system = system;
    this.processor = processor;
  }

  @Override
  public Observation observe() {
    String seen = system + " on " + processor;
    return system.equals("Linux") && PROCESSORS.contains(processor)
        ? SUBJECT.ok(seen)
        : SUBJECT.missing(seen, "use a machine or virtual machine with Linux on amd64 or arm64");
  }
}
