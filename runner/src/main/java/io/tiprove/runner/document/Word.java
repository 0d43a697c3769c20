// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One argument of a documented command: literal text and variable references, quotes resolved.
 *
 * <p>Immutable.
 */
public record Word(List<Part> parts) {

  /** A stretch of a word. */
  public sealed interface Part {}

  /** Text that stands for itself. */
  public record Literal(String text) implements Part {}

  /** A reference {@code ${name}}. */
  public record Variable(String name) implements Part {}

  public Word {
    parts = List.copyOf(parts);
  }

  /** Names of the variables in the order of their references. */
  public Stream<String> variables() {
    return parts.stream()
        .filter(Variable.class::isInstance)
        .map(Variable.class::cast)
        .map(Variable::name);
  }

  /** The argument with every reference replaced by its value, which is not interpreted. */
  public String bind(UnaryOperator<String> values) {
    return render(literal -> literal, values);
  }

  /** A text that only an equal word has: a literal dollar sign is doubled in it. */
  public String canonical() {
    return render(literal -> literal.replace("$", "$$"), name -> "${" + name + "}");
  }

  private String render(UnaryOperator<String> literals, UnaryOperator<String> variables) {
    return parts.stream()
        .map(
            part ->
                part instanceof Variable variable
                    ? variables.apply(variable.name())
                    : literals.apply(((Literal) part).text()))
        .collect(Collectors.joining());
  }
}
