// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A constant that features call by words of their own. */
interface Worded {
  String words();

  /**
   * The constant that is called so.
   *
   * @throws IllegalArgumentException if none is; the message names what there is
   */
  static <E extends Enum<E> & Worded> E of(Class<E> type, String words) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.words().equals(words))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Expected one of '%s', seen '%s'."
                        .formatted(
                            Arrays.stream(type.getEnumConstants())
                                .map(Worded::words)
                                .collect(Collectors.joining("', '")),
                            words)));
  }
}
