// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a {@link Cleaning} for people. */
public final class CleaningText {

  /** A line for each thing, or one that says there was nothing. */
  public String of(Cleaning cleaning) {
    if (cleaning.nothingFound()) {
      return "Nothing of tiprove was found on this machine.\n";
    }
    return Stream.concat(
            cleaning.removed().stream().map(line -> "removed  " + line),
            cleaning.left().stream().map(line -> "LEFT     " + line))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
