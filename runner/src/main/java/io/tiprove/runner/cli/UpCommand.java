// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.engine.Harness;
import io.tiprove.runner.environment.EmbeddedEnvironments;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tiprove up}: starts the embedded environment and leaves it running. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts the embedded environment and keeps it for the runs to come.")
final class UpCommand implements Callable<Integer> {
  private final ProjectParts parts;
  private final Harness harness;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "The system under test (default: the reference profile).")
  private @Nullable Path profile;

  UpCommand(ProjectParts parts, Harness harness) {
    this.parts = parts;
    this.harness = harness;
  }

  @Override
  public Integer call() {
    EmbeddedEnvironments environments = parts.profile(Optional.ofNullable(profile)).embedded();
    try {
      boolean started = environments.up(harness.progress());
      harness
          .progress()
          .line(
              "%s. Look around with: kubectl --kubeconfig %s get pods -A%nEnd it with: ./tiprove down"
                  .formatted(
                      started ? "The embedded environment is up" : "It was up already",
                      environments.kubeconfig()));
      harness.timings().save();
    } finally {
      harness.progress().close();
    }
    return 0;
  }
}
