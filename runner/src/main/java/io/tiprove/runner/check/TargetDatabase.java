// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.check;

import io.tiprove.fixtures.rows.Fingerprint;
import io.tiprove.fixtures.rows.FingerprintBuilder;
import io.tiprove.fixtures.rows.Row;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * The TiDB that a procedure imports into, asked over JDBC.
 *
 * <p>Every call has a connection of its own, given up after 10 seconds without one and 60 without
 * an answer. Failures are {@link BlamedFailure}s: infrastructure when the database cannot be
 * reached, the system under test when it refuses the question. Thread-safe.
 */
public final class TargetDatabase {
  /** Rows on their way at a time; without it the driver would hold a whole table in memory. */
  private static final int FETCH_SIZE = 1000;

  private static final int MISSING_DATABASE = 1049;
  private static final int MISSING_TABLE = 1146;

  private final String address;
  private final String user;
  private final String password;

  /**
   * Names a database without connecting to it.
   *
   * @param address as given by {@code Environment.reach}
   * @param password never shown; empty for none
   */
  public TargetDatabase(InetSocketAddress address, String user, String password) {
    this.address = address.getHostString() + ":" + address.getPort();
    this.user = user;
    this.password = password;
  }

  /** The server's version, such as {@code 8.0.11-TiDB-v8.5.0}. */
  public String version() {
    return firstColumn("SELECT VERSION()").get(0);
  }

  /** Names of the databases that are not the server's own, sorted. */
  public List<String> databases() {
    return firstColumn(
        """
        SELECT schema_name FROM information_schema.schemata
        WHERE lower(schema_name) NOT IN ('mysql', 'sys', 'information_schema',
          'performance_schema', 'metrics_schema', 'inspection_schema')
        ORDER BY 1
        """);
  }

  /**
   * Names of the tables and views of {@code database}, sorted; none if there is no such database.
   */
  public List<String> tables(String database) {
    return firstColumn(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = ? ORDER BY 1",
        database);
  }

  /**
   * How many statements of an import the server was told for a table since it started: those that
   * insert rows, and those that analyse the table when its rows have come by another way.
   *
   * @param table with its database, such as {@code shop.orders}
   */
  public long importStatements(String table) {
    return Long.parseLong(
        firstColumn(
                """
                SELECT CAST(COALESCE(SUM(exec_count), 0) AS CHAR)
                FROM information_schema.statements_summary_history
                WHERE stmt_type IN ('Insert', 'Replace', 'AnalyzeTable')
                  AND FIND_IN_SET(LOWER(?), LOWER(table_names)) > 0
                """,
                table)
            .get(0));
  }

  /** Whether the table is there. */
  public boolean has(String database, String table) {
    return tables(database).contains(table);
  }

  /** Number of the rows of a table; 0 if there is no such table. */
  public long rows(String database, String table) {
    return has(database, table)
        ? Long.parseLong(
            firstColumn("SELECT COUNT(*) FROM " + quoted(database) + "." + quoted(table)).get(0))
        : 0;
  }

  /** Names of the columns of a table, in their order; none if there is no such table. */
  public List<String> columns(String database, String table) {
    return firstColumn(
        """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position
        """,
        database,
        table);
  }

  /** Reads every row of a table and tells what they amount to. */
  public Fingerprint fingerprint(String database, String table) {
    FingerprintBuilder builder = new FingerprintBuilder();
    read(database, table, builder::add);
    return builder.fingerprint();
  }

  /** The first column of what a query answers, as texts. */
  public List<String> firstColumn(String query, String... arguments) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int argument = 0; argument < arguments.length; argument++) {
        statement.setString(argument + 1, arguments[argument]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found.add(result.getString(1));
        }
      }
      return List.copyOf(found);
    } catch (SQLException e) {
      throw failure(query, e);
    }
  }

  /**
   * Has TiDB compare the rows of a table with each of its indexes.
   *
   * @return what TiDB finds wrong, or nothing
   */
  public Optional<String> adminCheck(String database, String table) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ADMIN CHECK TABLE " + quoted(database) + "." + quoted(table));
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e.getErrorCode() + " " + e.getMessage());
    }
  }

  /**
   * Reads every row of a table, in the database's order, a portion at a time.
   *
   * @throws BlamedFailure if the table is missing or reading ends early
   */
  public void read(String database, String table, Consumer<Row> consumer) {
    String query = "SELECT * FROM " + quoted(database) + "." + quoted(table);
    try (Connection connection = connect()) {
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCH_SIZE);
        try (ResultSet result = statement.executeQuery(query)) {
          RowReader reader = new RowReader(result);
          for (Row row = reader.next(); row != null; row = reader.next()) {
            consumer.accept(row);
          }
        }
      }
    } catch (SQLException e) {
      throw failure(query, e);
    }
  }

  /**
   * Carries out statements that change the database, in their order.
   *
   * @throws BlamedFailure (infrastructure) if one is refused
   */
  public void execute(List<String> statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        executeOne(statement, sql);
      }
    } catch (SQLException e) {
      throw failure("a statement of the harness", e);
    }
  }

  private void executeOne(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "TiDB at %s: expected to carry out '%s', but: %s."
              .formatted(address, sql, e.getMessage()),
          e);
    }
  }

  private Connection connect() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "10000");
    properties.setProperty("socketTimeout", "60000");
    try {
      return DriverManager.getConnection("jdbc:mariadb://" + address + "/", properties);
    } catch (SQLException e) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "Expected to log in to TiDB at %s as %s, but: %s. See whether its pod is ready and the user exists."
              .formatted(address, user, e.getMessage()),
          e);
    }
  }

  private BlamedFailure failure(String query, SQLException e) {
    if (e.getErrorCode() == MISSING_TABLE || e.getErrorCode() == MISSING_DATABASE) {
      return new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST,
          "TiDB at %s: expected to read '%s', but: %s. The databases there are %s."
              .formatted(address, query.strip(), e.getMessage(), databases()),
          e);
    }
    return new BlamedFailure(
        Blame.INFRASTRUCTURE,
        "TiDB at %s: reading by '%s' ended early: %s. See the log of TiDB."
            .formatted(address, query.strip(), e.getMessage()),
        e);
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
