// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.check;

import io.tiprove.fixtures.rows.ExpectedTable;
import io.tiprove.fixtures.rows.Fingerprint;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Checks that tables hold exactly the rows they should, every row read, whatever their order.
 *
 * <p>Each check is left in the evidence, passed or not. Thread-safe.
 */
public final class TableCheck {
  private final TargetDatabase database;
  private final ScenarioEvidence evidence;
  private final InstantSource clock;

  public TableCheck(TargetDatabase database, ScenarioEvidence evidence, InstantSource clock) {
    this.database = database;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * Checks all tables, also after one has failed.
   *
   * @throws BlamedFailure naming every table that departs, with rows missing and unexpected
   */
  public void requireAll(Collection<ExpectedTable> tables) {
    List<String> mistakes = new ArrayList<>();
    for (ExpectedTable table : tables) {
      TableComparison comparison = compare(table);
      if (!comparison.same()) {
        mistakes.add(comparison.shown());
      }
    }
    if (!mistakes.isEmpty()) {
      throw new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST,
          "%d of %d tables do not hold what the data source holds. See the log of Lightning.\n%s"
              .formatted(mistakes.size(), tables.size(), String.join("\n", mistakes)));
    }
  }

  /**
   * Checks that none of the tables holds a row; a missing table holds none.
   *
   * @throws BlamedFailure naming every table that holds rows, with their number
   */
  public void requireNoRows(Collection<ExpectedTable> tables) {
    List<String> filled = new ArrayList<>();
    for (ExpectedTable table : tables) {
      var at = clock.instant();
      String name = table.database() + "." + table.table();
      boolean there = database.has(table.database(), table.table());
      long rows = there ? database.fingerprint(table.database(), table.table()).rows() : 0;
      String seen = there ? rows + " rows" : "no such table";
      evidence.add(new EvidenceEntry.Check(at, "no row in " + name, "no row", seen, rows == 0));
      if (rows > 0) {
        filled.add(name + ": " + seen);
      }
    }
    if (!filled.isEmpty()) {
      throw new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST,
          "Expected no row of the data source in TiDB, seen %s. See the log of Lightning."
              .formatted(String.join(", ", filled)));
    }
  }

  /** Compares one table and leaves the outcome in the evidence. */
  public TableComparison compare(ExpectedTable expected) {
    var at = clock.instant();
    TableComparison comparison = compared(expected);
    evidence.add(
        new EvidenceEntry.Check(
            at,
            "every row of " + comparison.name(),
            expected.fingerprint().toString(),
            comparison.seen(),
            comparison.same()));
    return comparison;
  }

  private TableComparison compared(ExpectedTable expected) {
    List<String> columns = database.columns(expected.database(), expected.table());
    if (columns.isEmpty()) {
      return new TableComparison(
          expected,
          "no such table; the tables of database %s are %s"
              .formatted(expected.database(), database.tables(expected.database())),
          false);
    }
    if (!columns.equals(expected.columns())) {
      return new TableComparison(
          expected, "columns %s instead of %s".formatted(columns, expected.columns()), false);
    }
    Fingerprint seen = database.fingerprint(expected.database(), expected.table());
    if (seen.equals(expected.fingerprint())) {
      return new TableComparison(expected, seen.toString(), true);
    }
    TableDifference difference =
        TableDifference.between(
            expected.source(), rows -> database.read(expected.database(), expected.table(), rows));
    return new TableComparison(expected, seen + "; " + difference.shown(), false);
  }
}
