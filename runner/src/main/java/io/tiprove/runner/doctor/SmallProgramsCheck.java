// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks for small programs of every Debian and Ubuntu that bare containers may lack. */
final class SmallProgramsCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("small programs");
  private static final Map<String, String> PACKAGES =
      new TreeMap<>(Map.of("ldd", "libc-bin", "script", "bsdutils", "stty", "coreutils"));

  private final Tools tools;

  SmallProgramsCheck(Tools tools) {
    this.tools = tools;
  }

  @Override
  public Observation observe() {
    List<String> absent =
        PACKAGES.keySet().stream()
            .filter(program -> !tools.run(program, "--version").succeeded())
            .toList();
    return absent.isEmpty()
        ? SUBJECT.ok(String.join(", ", PACKAGES.keySet()))
        : SUBJECT.missing(
            String.join(", ", absent) + " not on the PATH",
            "apt-get install " + String.join(" ", absent.stream().map(PACKAGES::get).toList()));
  }
}
