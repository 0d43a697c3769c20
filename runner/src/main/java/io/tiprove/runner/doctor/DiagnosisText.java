// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a {@link Diagnosis} for people: aligned, and readable without colours. */
public final class DiagnosisText {

  /** A line for each observation, with what mends it below, then a line for each environment. */
  public String of(Diagnosis diagnosis) {
    int width =
        diagnosis.observations().stream()
            .mapToInt(observation -> observation.name().length())
            .max()
            .orElse(0);
    StringBuilder text = new StringBuilder();
    for (Observation observation : diagnosis.observations()) {
      text.append(
          "%-7s  %s  %s%n"
              .formatted(
                  observation.state().name().toLowerCase(Locale.ROOT),
                  padded(observation.name(), width),
                  observation.seen()));
      if (observation.state() != Observation.State.OK) {
        text.append(
            "%s  %s  needed for %s%n"
                .formatted(" ".repeat(7), " ".repeat(width), kinds(observation)));
        observation
            .mend()
            .lines()
            .forEach(
                line ->
                    text.append(
                        "%s  %s  > %s%n".formatted(" ".repeat(7), " ".repeat(width), line)));
      }
    }
    text.append(System.lineSeparator());
    for (EnvironmentKind kind : EnvironmentKind.values()) {
      Optional<String> reason = diagnosis.whyNot(kind);
      text.append(
          "%-10s  %s%n"
              .formatted(kind.word(), reason.map(why -> "cannot run; " + why).orElse("can run")));
    }
    return text.toString();
  }

  private static String kinds(Observation observation) {
    return Arrays.stream(EnvironmentKind.values())
        .filter(observation.matters()::contains)
        .map(kind -> kind.word() + kind.unbuilt().map(why -> " (" + why + ")").orElse(""))
        .collect(Collectors.joining(", "));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
