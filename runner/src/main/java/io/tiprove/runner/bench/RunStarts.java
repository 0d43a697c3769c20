// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.StartedProcess;

/**
 * Starts {@code tiprove run} as a user does, on the node that is up, until its first scenario
 * begins; the run is then ended as with Ctrl-C.
 */
final class RunStarts {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final Path launcher;
  private final Map<String, String> environment;

  /**
   * @param launcher the script {@code tiprove}
   * @param environment variables that the process gets besides those of this one
   */
  RunStarts(Path launcher, Map<String, String> environment) {
    this.launcher = launcher;
    this.environment = environment;
  }

  Measurement measure(int runs, Path out, Progress.Stage stage)
      throws IOException, InterruptedException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      times.add(once(out));
      stage.advance(1);
    }
    return Measurement.of(
        "runStartSeconds", "warm ./tiprove run → first scenario", Unit.SECONDS, null, times);
  }

  private Duration once(Path out) throws IOException, InterruptedException {
    Path messages = out.resolve("messages.ndjson");
    Files.deleteIfExists(messages);
    Instant began = Instant.now();
    StartedProcess process =
        new ProcessExecutor(launcher.toString(), "run", "--out", out.toString())
            .environment(environment)
            .readOutput(true)
            .destroyOnExit()
            .start();
    try {
      return Duration.between(began, firstScenario(messages, process));
    } finally {
      process.getProcess().destroy();
      if (!process.getProcess().waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
        process.getProcess().destroyForcibly();
      }
    }
  }

  private Instant firstScenario(Path messages, StartedProcess process)
      throws IOException, InterruptedException {
    Instant latest = Instant.now().plus(BOUND);
    while (Instant.now().isBefore(latest) && process.getProcess().isAlive()) {
      if (Files.exists(messages)) {
        List<RanScenario> scenarios = new CucumberMessages().read(messages);
        if (!scenarios.isEmpty()) {
          return scenarios.get(0).began();
        }
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    }
    throw new EnvironmentException(
        "The bench could not measure the start of a run: expected «%s run» to begin a scenario within %d s, seen none. Run it to see what it says."
            .formatted(launcher, BOUND.toSeconds()));
  }
}
