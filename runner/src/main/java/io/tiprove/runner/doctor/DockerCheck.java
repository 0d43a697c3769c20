// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Set;

/** Checks that a Docker daemon answers. */
final class DockerCheck implements Check {
  private static final Subject SUBJECT = new Subject("Docker", Set.of(EnvironmentKind.CONTAINERS));

  private final Tools tools;

  DockerCheck(Tools tools) {
    this.tools = tools;
  }

  @Override
  public Observation observe() {
    Tools.Result result = tools.run("docker", "version", "--format", "{{.Server.Version}}");
    if (!result.present()) {
      return SUBJECT.missing("docker is not on the PATH", "apt-get install docker.io");
    }
    return result.succeeded()
        ? SUBJECT.ok("daemon " + result.lastLine())
        : SUBJECT.missing(result.lastLine(), "systemctl start docker");
  }
}
