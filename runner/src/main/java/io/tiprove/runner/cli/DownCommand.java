// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.engine.Harness;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code tiprove down}: ends the embedded environment that {@code up} started. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Ends the embedded environment; nothing of it is left on the machine.")
final class DownCommand implements Callable<Integer> {
  private final ProjectParts parts;
  private final Harness harness;

  DownCommand(ProjectParts parts, Harness harness) {
    this.parts = parts;
    this.harness = harness;
  }

  @Override
  public Integer call() {
    boolean was = parts.profile(Optional.empty()).embedded().down();
    harness
        .progress()
        .line(was ? "The embedded environment is down." : "No embedded environment was up.");
    harness.progress().close();
    return 0;
  }
}
