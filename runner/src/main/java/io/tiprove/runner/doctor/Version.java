// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of numbers with dots, as far as it can be compared. */
record Version(List<Integer> numbers) implements Comparable<Version> {
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)+");

  /** The first version that a text has. */
  static Optional<Version> in(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (String number : matcher.group().split("\\.", -1)) {
      numbers.add(Integer.valueOf(number));
    }
    return Optional.of(new Version(numbers));
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
      int difference = Integer.compare(at(i), other.at(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private int at(int place) {
    return place < numbers.size() ? numbers.get(place) : 0;
  }

  @Override
  public String toString() {
    return String.join(".", numbers.stream().map(String::valueOf).toList());
  }
}
