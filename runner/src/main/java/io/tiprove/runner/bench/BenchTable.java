// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows a result as an aligned table, a line each, for people. */
public final class BenchTable {
  private static final List<String> HEADER =
      List.of("", "median", "", "p99", "min – max", "n", "goal");

  /** The lines, without line ends. */
  public List<String> lines(BenchResult result) {
    List<String> lines = new ArrayList<>();
    Machine machine = result.machine();
    lines.add(
        String.format(
            Locale.ROOT,
            "%d cores, %d MiB, %s, %s; load %.2f when the measuring began",
            machine.cores(),
            machine.memoryMiB(),
            machine.kernel(),
            machine.java(),
            machine.load()));
    lines.add("");
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    result.measurements().forEach(each -> rows.add(row(each)));
    lines.addAll(aligned(rows));
    lines.add("");
    lines.addAll(aligned(result.ratios().stream().map(BenchTable::row).toList()));
    return lines;
  }

  private static List<String> row(Measurement measurement) {
    Samples samples = measurement.samples();
    Unit unit = measurement.unit();
    Double goal = measurement.goal();
    return List.of(
        measurement.what(),
        unit.text(samples.median()),
        unit.symbol(),
        samples.p99().isPresent() ? unit.text(samples.p99().getAsDouble()) : "",
        unit.text(samples.min()) + " – " + unit.text(samples.max()),
        Integer.toString(samples.values().size()),
        goal == null ? "" : judged(samples.median() <= goal, unit.text(goal)));
  }

  private static List<String> row(Ratio ratio) {
    Double goal = ratio.goal();
    return List.of(
        ratio.what(),
        times(ratio.value()),
        goal == null ? "" : judged(ratio.value() <= goal, times(goal)));
  }

  private static String judged(boolean met, String goal) {
    return (met ? "met ≤ " : "missed ≤ ") + goal;
  }

  private static String times(double value) {
    return String.format(Locale.ROOT, "%.2f×", value);
  }

  /** The first column begins at the left, the others end at the right. */
  private static List<String> aligned(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int index = column;
        int width = rows.stream().mapToInt(each -> each.get(index).length()).max().orElse(0);
        String cell = row.get(column);
        String padding = " ".repeat(width - cell.length());
        line.append(column == 0 ? cell + padding : "  " + padding + cell);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
