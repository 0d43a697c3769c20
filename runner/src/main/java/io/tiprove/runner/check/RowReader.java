// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.check;

import io.tiprove.fixtures.rows.Row;
import io.tiprove.fixtures.rows.Value;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a result as typed values. Used by one thread. */
final class RowReader {
  private final ResultSet result;
  private final List<String> columns = new ArrayList<>();
  private final List<Integer> types = new ArrayList<>();

  RowReader(ResultSet result) throws SQLException {
    this.result = result;
    ResultSetMetaData description = result.getMetaData();
    for (int column = 1; column <= description.getColumnCount(); column++) {
      columns.add(description.getColumnName(column));
      types.add(description.getColumnType(column));
    }
  }

  List<String> columns() {
    return List.copyOf(columns);
  }

  /** The next row, or null after the last one. */
  @Nullable Row next() throws SQLException {
    if (!result.next()) {
      return null;
    }
    List<Value> values = new ArrayList<>(columns.size());
    for (int column = 1; column <= columns.size(); column++) {
      values.add(value(column));
    }
    return new Row(values);
  }

  private Value value(int column) throws SQLException {
    if (result.getObject(column) == null) {
      return new Value.Null();
    }
    return switch (types.get(column - 1)) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
          new Value.Whole(new BigInteger(result.getString(column)));
      case Types.DECIMAL, Types.NUMERIC -> new Value.Decimal(result.getBigDecimal(column));
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> new Value.Real(result.getDouble(column));
      case Types.DATE -> new Value.Day(result.getObject(column, LocalDate.class));
      case Types.TIMESTAMP -> new Value.Moment(result.getObject(column, LocalDateTime.class));
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          new Value.Bytes(result.getBytes(column));
      // A type that no data set has is compared as text, and so differs from what was expected.
      default -> new Value.Text(result.getString(column));
    };
  }
}
