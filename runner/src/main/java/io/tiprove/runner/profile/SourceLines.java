// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Knows on which line of a YAML text each key and list item begins; lines count from 1. */
final class SourceLines {
  private final Map<JsonPointer, Integer> lines = new HashMap<>();

  /** Reads {@code parser} to its end. */
  SourceLines(JsonParser parser) throws IOException {
    while (parser.nextToken() != null) {
      // A key comes before its value and so decides.
      lines.putIfAbsent(
          parser.getParsingContext().pathAsPointer(), parser.currentTokenLocation().getLineNr());
    }
  }

  /** The line of {@code place}, or of the nearest thing around it that exists. */
  int of(JsonPointer place) {
    JsonPointer nearest = place;
    while (!lines.containsKey(nearest) && !nearest.matches()) {
      nearest = nearest.head();
    }
    return lines.getOrDefault(nearest, 1);
  }
}
