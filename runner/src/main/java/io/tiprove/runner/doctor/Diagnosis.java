// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What all checks saw.
 *
 * @param observations in the order of the checks
 */
public record Diagnosis(List<Observation> observations) {
  public Diagnosis {
    observations = List.copyOf(observations);
  }

  /**
   * The first reason that keeps an environment from running, with what mends it, in one line; empty
   * if it can run.
   */
  public Optional<String> whyNot(EnvironmentKind kind) {
    return kind.unbuilt()
        .or(
            () ->
                observations.stream()
                    .filter(observation -> observation.blocks(kind))
                    .findFirst()
                    .map(Diagnosis::inOneLine));
  }

  /** The best environment that can run. */
  public Optional<EnvironmentKind> best() {
    return Arrays.stream(EnvironmentKind.values())
        .filter(kind -> whyNot(kind).isEmpty())
        .findFirst();
  }

  private static String inOneLine(Observation observation) {
    return "%s: %s; mend it with: %s"
        .formatted(
            observation.name(), observation.seen(), observation.mend().replace("\n", " && "));
  }

  /** 0, or 3 if no environment can run. */
  public int exitCode() {
    return best().isPresent() ? 0 : 3;
  }
}
