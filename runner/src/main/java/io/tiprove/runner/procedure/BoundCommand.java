// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.document.DocumentedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A documented command whose variables have got their values.
 *
 * <p>Immutable.
 *
 * @param documented the command it was made from
 * @param pipeline argument vectors in the order of the pipe; no value in them is interpreted again
 * @param redirectOrNull file for the standard output of the last program
 */
public record BoundCommand(
    DocumentedCommand documented, List<List<String>> pipeline, @Nullable String redirectOrNull) {

  public BoundCommand {
    pipeline = pipeline.stream().map(List::copyOf).toList();
  }

  /** The file for the standard output of the last program. */
  public Optional<String> redirect() {
    return Optional.ofNullable(redirectOrNull);
  }

  /** All arguments in one list, with {@code |} between programs, for the record. */
  public List<String> argv() {
    List<String> argv = new ArrayList<>();
    for (List<String> stage : pipeline) {
      if (!argv.isEmpty()) {
        argv.add("|");
      }
      argv.addAll(stage);
    }
    return List.copyOf(argv);
  }
}
