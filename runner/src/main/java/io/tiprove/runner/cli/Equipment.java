// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import ch.qos.logback.classic.LoggerContext;
import io.tiprove.fixtures.programs.TiproveHome;
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
import org.slf4j.LoggerFactory;

/**
 * The process's own equipment: masked console, state folder, progress, logs. Made once, at start.
 */
public final class Equipment implements AutoCloseable {
  private final MaskedOutput console;
  private final Harness harness;

  /**
   * @param masker is told the secrets of what runs
   * @param columns width of the terminal, if the console is one
   * @throws BadInputException when the state folder cannot be made
   */
  public Equipment(TiproveHome home, SecretMasker masker, int columns) {
    PrivateFolder state = state(home);
    this.console = new MaskedOutput(masker);
    Timings timings = new Timings(state);
    this.harness =
        new Harness(
            masker,
            progress(timings, columns),
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

  private static Progress progress(Timings timings, int columns) {
    return new StandardStreams().areTerminal()
        ? new TerminalProgress(System.out, timings, columns)
        : new PlainProgress(System.out, timings);
  }

  private static PrivateFolder state(TiproveHome home) {
    try {
      PrivateFolder state = new PrivateFolder(home.root());
      home.create();
      return state;
    } catch (IllegalStateException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw new BadInputException(
          "expected to keep state in %s, seen: %s. Set TIPROVE_HOME to a folder that can be written to."
              .formatted(home.root(), e.getMessage()),
          e);
    }
  }
}
