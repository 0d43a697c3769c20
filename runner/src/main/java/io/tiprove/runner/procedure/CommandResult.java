// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a documented command.
 *
 * <p>Immutable.
 *
 * @param documented the command as written
 * @param blockOrNull id of the documented block that it is
 * @param argv what was run, variables bound, {@code |} between programs
 * @param exitStatus 0 when every program of a pipe ended well, else that of the last that did not;
 *     a program stopped because its reader ended does not count
 * @param stdout standard output of the last program; empty when it went to a file
 * @param stderr standard error of all programs
 * @param fileOrNull the file that took the standard output
 * @param duration from start to end
 */
public record CommandResult(
    String documented,
    @Nullable String blockOrNull,
    List<String> argv,
    int exitStatus,
    String stdout,
    String stderr,
    @Nullable Path fileOrNull,
    Duration duration) {

  public CommandResult {
    argv = List.copyOf(argv);
  }

  /** Id of the documented block that ran verbatim. */
  public Optional<String> block() {
    return Optional.ofNullable(blockOrNull);
  }

  /** The file that took the standard output. */
  public Optional<Path> file() {
    return Optional.ofNullable(fileOrNull);
  }

  public boolean succeeded() {
    return exitStatus == 0;
  }

  /**
   * Returns this result if the command succeeded.
   *
   * @throws BlamedFailure on the system under test, with exit status and last lines, if it failed
   */
  public CommandResult requireSuccess() {
    return requireSuccess(Blame.SYSTEM_UNDER_TEST);
  }

  /** As {@link #requireSuccess()}, for a caller who knows which side a failure is put down to. */
  public CommandResult requireSuccess(Blame blame) {
    if (succeeded()) {
      return this;
    }
    throw new BlamedFailure(
        blame,
        """
        The documented command failed: expected exit status 0, seen %d after %d ms.
          documented: %s
          run as:     %s
        %s
        Its whole output is in the scenario's evidence."""
            .formatted(
                exitStatus,
                duration.toMillis(),
                documented,
                argv,
                new OutputTail().of(stdout, stderr)));
  }
}
