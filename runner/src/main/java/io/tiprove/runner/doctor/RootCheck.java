// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

/** Checks that the effective user is root. */
final class RootCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("root");

  private final ProcessStatus status;

  RootCheck(ProcessStatus status) {
    this.status = status;
  }

  @Override
  public Observation observe() {
    // Real, effective, saved and file system user.
    String[] users = status.field("Uid").split("\\s+", -1);
    if (users.length < 2) {
      return SUBJECT.missing("/proc/self/status does not say who runs this", "run as root");
    }
    return users[1].equals("0")
        ? SUBJECT.ok("user 0")
        : SUBJECT.missing(
            "user " + users[1] + " cannot make a node", "sudo --preserve-env=PATH ./tiprove …");
  }
}
