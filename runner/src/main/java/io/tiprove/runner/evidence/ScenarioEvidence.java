// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import java.nio.file.Path;

/**
 * The append-only record of one scenario: a folder with {@code record.jsonl} and the files it
 * names.
 *
 * <p>Everything written through it is masked. Thread-safe.
 */
public interface ScenarioEvidence {

  /** Appends an entry; secrets in its texts are masked. */
  void add(EvidenceEntry entry);

  /** Appends a finding about the document. */
  void add(Finding finding);

  /** Says that {@code value} is a secret from now on; it is masked in all output of the run. */
  void secret(String value);

  /**
   * Says that the scenario goes through a stand-in, so that its result is not wholly real.
   *
   * @param component what the profile and the reports call it
   */
  default void standIn(String component) {}

  /** Writes a text file below the scenario's folder, masked, and returns its relative path. */
  String write(String relativePath, String content);

  /** Opens a masked, line-buffered stream to a file below the scenario's folder. */
  java.io.OutputStream open(String relativePath);

  /** The scenario's folder. */
  Path folder();
}
