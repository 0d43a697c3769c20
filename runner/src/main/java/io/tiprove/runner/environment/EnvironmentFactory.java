// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.tiprove.runner.progress.Progress;
import java.util.Optional;

/** Sets up one kind of environment. */
public interface EnvironmentFactory {

  /** {@code embedded}, {@code containers} or {@code cluster}. */
  String name();

  /** Why this machine cannot run it and what would mend that; empty when it can. */
  Optional<String> whyNot();

  /** What the user can do when this machine cannot run it; a sentence. */
  default String cure() {
    return "Run «./tiprove doctor» for the commands that mend it.";
  }

  /**
   * Sets it up, or takes the one that is warm.
   *
   * @param mayOutlive whether what runs there may have to outlive this process ({@link
   *     Environment#outlive})
   * @throws EnvironmentException when that fails; nothing is left behind then
   */
  Environment open(Progress progress, boolean mayOutlive);
}
