// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.List;

/** Looks at the machine, check by check. */
public final class Doctor {
  private final List<Check> checks;

  public Doctor(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Runs every check, in order; takes some seconds at most. */
  public Diagnosis examine() {
    return new Diagnosis(checks.stream().map(Check::observe).toList());
  }
}
