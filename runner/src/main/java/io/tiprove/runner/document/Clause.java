// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.document;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One thing that a document promises and a scenario can show to hold.
 *
 * @param id such as {@code LI-010}, also the tag of the scenarios that show it
 * @param document id of the document, as in {@code features/}
 * @param section where in the document, in English
 * @param kind what sort of promise it is
 * @param text what must be shown
 */
public record Clause(String id, String document, String section, Kind kind, String text) {

  /** The sorts of promises. */
  public enum Kind {
    /** A command does what the text around it says. */
    @JsonProperty("command")
    COMMAND,
    /** A YAML or TOML block is accepted and works. */
    @JsonProperty("yaml")
    YAML,
    /** A sentence about how things behave. */
    @JsonProperty("statement")
    STATEMENT,
    /** A warning or hint. */
    @JsonProperty("note")
    NOTE,
    /** A condition without which the rest does not hold. */
    @JsonProperty("limit")
    LIMIT
  }
}
