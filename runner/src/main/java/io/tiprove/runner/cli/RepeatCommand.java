// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import java.util.ArrayList;
import java.util.List;

/** The command line that does a run again in the same order. */
final class RepeatCommand {
  private static final String SEED = "--seed";

  private final List<String> arguments;

  /**
   * @param arguments those of the run
   */
  RepeatCommand(List<String> arguments) {
    this.arguments = arguments;
  }

  /** The command with the seed that the run had, whether it was given or drawn. */
  String with(long seed) {
    List<String> words = new ArrayList<>(List.of("./tiprove"));
    boolean isValueOfSeed = false;
    for (String argument : arguments) {
      boolean isSeed = argument.equals(SEED);
      if (!isSeed && !isValueOfSeed && !argument.startsWith(SEED + "=")) {
        words.add(
            argument.matches("[A-Za-z0-9_@%+=:,./-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'");
      }
      isValueOfSeed = isSeed;
    }
    words.add(SEED);
    words.add(Long.toString(seed));
    return String.join(" ", words);
  }
}
