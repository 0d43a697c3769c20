// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import io.tiprove.fixtures.programs.ProgramPart;

/** Checks that Debian packages can be fetched and unpacked, or were. */
final class PackagesCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("Debian packages");

  private final ProvidedPrograms programs;
  private final Tools tools;

  PackagesCheck(ProvidedPrograms programs, Tools tools) {
    this.programs = programs;
    this.tools = tools;
  }

  @Override
  public Observation observe() {
    boolean unpacks = tools.run("dpkg-deb", "--version").succeeded();
    boolean fetches = tools.run("apt-get", "--version").succeeded();
    if (fetches && unpacks) {
      return programs.folder(ProgramPart.DEBIAN).isPresent()
          ? SUBJECT.ok("unpacked already")
          : SUBJECT.ok("apt-get and dpkg-deb are there");
    }
    return SUBJECT.missing(
        (fetches ? "dpkg-deb" : "apt-get")
            + " is missing: containerd, runc and etcd come from Debian's packages",
        "use Debian or Ubuntu, such as a container: docker run --privileged debian:12 …");
  }
}
