// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

/**
 * A place where a document, followed as written, does not do what it says.
 *
 * @param document id of the document, as in {@code features/}
 * @param section heading of the section, in the document's own words
 * @param says what the document says
 * @param happens what happens instead
 * @param evidence path of the scenario's evidence, relative to the output folder; left empty by
 *     steps, filled in when it is recorded
 * @param correction proposed correction
 * @param severity blocker (the procedure cannot be finished), major or minor
 */
public record Finding(
    String document,
    String section,
    String says,
    String happens,
    String evidence,
    String correction,
    Severity severity) {

  /** How much a finding hinders a reader who follows the document. */
  public enum Severity {
    BLOCKER,
    MAJOR,
    MINOR
  }
}
