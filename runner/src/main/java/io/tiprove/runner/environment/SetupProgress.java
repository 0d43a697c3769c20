// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

/** Takes what happens while an environment is set up; called from several threads. */
public interface SetupProgress {

  /** A stage begins. */
  void began(String stage);

  /** A line about how a stage goes on, such as the package being compiled. */
  void advanced(String stage, String line);

  /** A stage is over. */
  void ended(String stage);
}
