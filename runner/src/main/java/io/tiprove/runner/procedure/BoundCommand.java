// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.document.DocumentedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

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

  /** The line that a reader types into a shell to have the same run; quoted only where needed. */
  public String typed() {
    String programs =
        pipeline.stream()
            .map(stage -> stage.stream().map(BoundCommand::quoted).collect(Collectors.joining(" ")))
            .collect(Collectors.joining(" | "));
    return redirectOrNull == null ? programs : programs + " > " + quoted(redirectOrNull);
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
