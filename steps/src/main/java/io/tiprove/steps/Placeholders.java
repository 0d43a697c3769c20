// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.workspace.Workspace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in the {@code ${variables}} of a text that a step was given. */
public final class Placeholders {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_-]+)}");

  private final Workspace workspace;

  public Placeholders(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Returns the text with every variable replaced.
   *
   * @throws BlamedFailure naming a variable that the scenario has not bound
   */
  public String fill(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1))));
  }

  private String value(String name) {
    return workspace
        .variables()
        .find(name)
        .orElseThrow(
            () ->
                new BlamedFailure(
                    Blame.INFRASTRUCTURE,
                    "The step uses ${%s}, which is not bound; bound are %s. Bind it in a step before."
                        .formatted(name, workspace.variables().all().keySet())));
  }
}
