// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.List;
import java.util.Optional;

/**
 * A step as the page shows it, with what happened during it.
 *
 * @param status passed, failed, skipped, undefined or pending
 */
record StepView(
    int number,
    String keyword,
    String text,
    int line,
    String status,
    long durationMs,
    Optional<Excerpt> error,
    List<HappeningView> happenings) {

  /** The status if the page has a word for it; anything else counts as undefined. */
  static String key(String status) {
    return switch (status) {
      case "passed", "failed", "skipped", "pending" -> status;
      default -> "undefined";
    };
  }
}
