// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.check;

import io.tiprove.fixtures.rows.ExpectedTable;

/**
 * What came of comparing a table with what it should hold.
 *
 * @param expected what it should hold
 * @param seen what it holds, in words
 * @param same whether that is the same
 */
public record TableComparison(ExpectedTable expected, String seen, boolean same) {

  /** Database and table. */
  public String name() {
    return expected.database() + "." + expected.table();
  }

  /** The comparison in words. */
  public String shown() {
    return "Table %s: expected %s; seen %s".formatted(name(), expected.fingerprint(), seen);
  }
}
