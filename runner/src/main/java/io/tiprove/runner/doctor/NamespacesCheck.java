// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

/** Checks by trial that namespaces can be made. */
final class NamespacesCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("namespaces");

  private final Tools tools;

  NamespacesCheck(Tools tools) {
    this.tools = tools;
  }

  @Override
  public Observation observe() {
    Tools.Result result =
        tools.run("unshare", "--net", "--mount", "--pid", "--uts", "--fork", "true");
    if (!result.present()) {
      return SUBJECT.warning("not tried: unshare is missing", "apt-get install util-linux");
    }
    return result.succeeded()
        ? SUBJECT.ok("network, mount, PID and UTS namespaces can be made")
        : SUBJECT.missing(
            result.lastLine(),
            "run as root; in a container: docker run --privileged …; see also /proc/sys/user/max_*_namespaces");
  }
}
