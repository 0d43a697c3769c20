// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * Something wrong in a profile.
 *
 * @param place where in the document
 * @param text what is wrong and what to do
 */
record Mistake(JsonPointer place, String text) {

  static Mistake at(String pointer, String text) {
    return new Mistake(JsonPointer.compile(pointer), text);
  }

  /** Escapes a key for use in a pointer. */
  static String segment(String key) {
    return "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
