// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How many of something passed, failed, was refuted, passed in part or were not run, and the shares
 * of a bar.
 */
record Counts(int passed, int failed, int refuted, int partly, int notRun) {

  static Counts of(Collection<String> statuses) {
    return new Counts(
        number(statuses, "passed"),
        number(statuses, "failed"),
        number(statuses, "refuted"),
        number(statuses, "partly") + number(statuses, "flaky"),
        number(statuses, "notRun"));
  }

  public int total() {
    return passed + failed + refuted + partly + notRun;
  }

  /** The parts that are not empty, from left to right, failures first. */
  public List<Share> shares() {
    int[] numbers = {failed, refuted, partly, notRun, passed};
    String[] tones = {"failed", "refuted", "partly", "notRun", "passed"};
    List<Share> shares = new java.util.ArrayList<>();
    int before = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] > 0) {
        shares.add(new Share(tones[i], percent(before), percent(numbers[i])));
        before += numbers[i];
      }
    }
    return shares;
  }

  private String percent(int part) {
    return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / total());
  }

  private static int number(Collection<String> statuses, String status) {
    return (int) statuses.stream().filter(status::equals).count();
  }

  record Share(String tone, String x, String width) {}
}
