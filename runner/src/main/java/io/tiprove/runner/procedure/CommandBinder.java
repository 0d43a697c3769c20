// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.document.DocumentedCommand;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.workspace.Variables;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts a scenario's values in the place of a command's {@code ${variables}}.
 *
 * <p>A value is one piece of an argument, whatever characters it has: no shell sees it. Used by the
 * scenario's own thread only.
 */
public final class CommandBinder {
  private final Variables variables;

  public CommandBinder(Variables variables) {
    this.variables = variables;
  }

  /**
   * Binds every variable of a command.
   *
   * @throws BlamedFailure if some are not bound; the message names them and those that are
   */
  public BoundCommand bind(DocumentedCommand command) {
    List<String> unbound =
        command.variables().stream().filter(name -> variables.find(name).isEmpty()).toList();
    if (!unbound.isEmpty()) {
      throw new BlamedFailure(Blame.INFRASTRUCTURE, unboundMessage(command, unbound));
    }
    return new BoundCommand(
        command,
        command.pipeline().stream()
            .map(stage -> stage.stream().map(word -> word.bind(this::value)).toList())
            .toList(),
        command.redirect().map(word -> word.bind(this::value)).orElse(null));
  }

  private String value(String name) {
    return variables.require(name);
  }

  private String unboundMessage(DocumentedCommand command, List<String> unbound) {
    return """
        The documented command has no value for %s:
          %s
        Bound in this scenario: %s.
        Bind the missing ones in a step before this one.\
        """
        .formatted(
            unbound.stream().map(name -> "${" + name + "}").collect(Collectors.joining(", ")),
            command.text(),
            variables.names());
  }
}
