// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import ch.qos.logback.classic.LoggerContext;
import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.CodeFingerprint;
import io.tiprove.runner.engine.Harness;
import io.tiprove.runner.engine.Interruption;
import io.tiprove.runner.evidence.MaskedOutput;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.progress.PlainProgress;
import io.tiprove.runner.progress.Progress;
import io.tiprove.runner.progress.TerminalProgress;
import io.tiprove.runner.progress.Timings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The process's own equipment: masked console, state folder, progress, logs. Made once, at start.
 *
 * <p>The state folder is {@code $TIPROVE_STATE}, or {@code $XDG_STATE_HOME/tiprove}, or {@code
 * ~/.local/state/tiprove}.
 */
public final class Equipment implements AutoCloseable {
  private final MaskedOutput console;
  private final Harness harness;

  /**
   * @param variables environment variables of the process
   * @throws BadInputException when the state folder cannot be made
   */
  public Equipment(Map<String, String> variables) {
    PrivateFolder state = state(variables);
    SecretMasker masker = new SecretMasker();
    this.console = new MaskedOutput(masker);
    Timings timings = new Timings(state);
    this.harness =
        new Harness(
            masker,
            progress(timings),
            timings,
            state,
            (LoggerContext) LoggerFactory.getILoggerFactory(),
            new CodeFingerprint(System.getProperty("java.class.path", "")),
            new Interruption());
  }

  public Harness harness() {
    return harness;
  }

  /** Puts the console back. */
  @Override
  public void close() {
    console.close();
  }

  private static Progress progress(Timings timings) {
    return new StandardStreams().areTerminal()
        ? new TerminalProgress(System.out, timings)
        : new PlainProgress(System.out, timings);
  }

  private static PrivateFolder state(Map<String, String> variables) {
    String folder = variables.getOrDefault("TIPROVE_STATE", "");
    Path path;
    if (!folder.isBlank()) {
      path = Path.of(folder);
    } else {
      String states = variables.getOrDefault("XDG_STATE_HOME", "");
      path =
          states.isBlank()
              ? Path.of(System.getProperty("user.home"), ".local", "state", "tiprove")
              : Path.of(states, "tiprove");
    }
    try {
      return new PrivateFolder(path);
    } catch (UncheckedIOException e) {
      throw new BadInputException(
          "expected to keep state in %s, seen: %s. Set TIPROVE_STATE to a folder that can be written to."
              .formatted(path, e.getMessage()),
          e);
    }
  }
}
