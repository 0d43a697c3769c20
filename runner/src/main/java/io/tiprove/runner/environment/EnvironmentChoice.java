// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An environment to run on, and why it is this one.
 *
 * @param reason one line for the user
 */
public record EnvironmentChoice(EnvironmentFactory factory, String reason) {

  /**
   * Takes the one that is asked for, or else the first that this machine can run.
   *
   * @param factories the best first
   * @throws IllegalArgumentException when there is none of that name
   * @throws EnvironmentException when this machine cannot run it, or none
   */
  public static EnvironmentChoice from(
      List<EnvironmentFactory> factories, Optional<String> wanted) {
    if (wanted.isPresent()) {
      return named(factories, wanted.get());
    }
    List<String> reasons = new ArrayList<>();
    for (EnvironmentFactory factory : factories) {
      Optional<String> whyNot = factory.whyNot();
      if (whyNot.isEmpty()) {
        String reason =
            reasons.isEmpty()
                ? "the best one this machine can run"
                : "the best one this machine can run (" + String.join("; ", reasons) + ")";
        return new EnvironmentChoice(
            factory, "Environment %s: %s.".formatted(factory.name(), reason));
      }
      reasons.add("not %s: %s".formatted(factory.name(), whyNot.get()));
    }
    throw new EnvironmentException(
        "This machine can run no environment: %s. Run «./tiprove doctor» for the commands that mend it."
            .formatted(reasons.isEmpty() ? "none is built in" : String.join("; ", reasons)));
  }

  private static EnvironmentChoice named(List<EnvironmentFactory> factories, String wanted) {
    EnvironmentFactory factory =
        factories.stream()
            .filter(each -> each.name().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected --environment to be one of %s, seen «%s»"
                            .formatted(
                                factories.stream().map(EnvironmentFactory::name).toList(),
                                wanted)));
    factory
        .whyNot()
        .ifPresent(
            why -> {
              throw new EnvironmentException(
                  "This machine cannot run the %s environment: %s. %s"
                      .formatted(wanted, why, factory.cure()));
            });
    return new EnvironmentChoice(
        factory, "Environment %s: asked for with --environment.".formatted(wanted));
  }
}
