// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A scenario as Cucumber's messages tell of it.
 *
 * @param over when the next one began, or, of the last one, when it ended
 * @param steps its own, without hooks
 */
record RanScenario(String name, Instant began, Instant ended, Instant over, List<Step> steps) {

  /** From its beginning to the next one's, less its steps. */
  Duration overhead() {
    return Duration.between(began, over)
        .minus(steps.stream().map(Step::took).reduce(Duration.ZERO, Duration::plus));
  }

  Duration took() {
    return Duration.between(began, over);
  }

  /** Time that the steps took whose text begins so. */
  Duration stepsLike(String beginning) {
    return steps.stream()
        .filter(step -> step.text().startsWith(beginning))
        .map(Step::took)
        .reduce(Duration.ZERO, Duration::plus);
  }

  record Step(String text, Duration took) {}
}
