// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.fixtures.datasets.DataDirectoryWriter;
import io.tiprove.fixtures.datasets.DataFormat;
import io.tiprove.fixtures.datasets.Dataset;
import io.tiprove.fixtures.datasets.DatasetLibrary;
import io.tiprove.fixtures.datasets.Defect;
import io.tiprove.fixtures.programs.ProgramPart;
import io.tiprove.fixtures.rows.ExpectedTable;
import io.tiprove.runner.check.TableCheck;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroturnaround.exec.ProcessResult;

/**
 * Real Lightning imports what is generated, into a real TiDB, and the check sees every departure.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(EquipmentExtension.class)
final class RealLightningIT {
  private static final long SEED = 42;

  private final TestEquipment equipment;
  private final DatasetLibrary library;
  private final RecordedEvidence evidence = new RecordedEvidence();
  private RealTidb tidb;
  private TableCheck check;

  RealLightningIT(TestEquipment equipment) {
    this.equipment = equipment;
    this.library = new DatasetLibrary(equipment.fixtures().file("datasets"));
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    tidb = RealTidb.start(equipment.programs(ProgramPart.TIDB), folder);
    check = new TableCheck(tidb.database(), evidence, InstantSource.system());
  }

  @AfterAll
  void stop() {
    if (tidb != null) {
      tidb.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "small-sql, SQL",
    "small-csv, CSV",
    "odd-characters, SQL",
    "odd-characters, CSV",
    "twenty-thousand, SQL",
    "hundred-thousand, SQL"
  })
  void importsEveryRow(String name, DataFormat format, @TempDir Path folder) throws Exception {
    Dataset dataset =
        library.get(name).withFormat(format).withDatabase("%s as %s".formatted(name, format));
    List<ExpectedTable> expected =
        new DataDirectoryWriter().write(dataset, SEED, Set.of(), folder.resolve("data"));

    check.requireNoRows(expected);

    assertSucceeds(tidb.lightning(folder.resolve("data")));

    check.requireAll(expected);
    assertThatThrownBy(() -> check.requireNoRows(expected))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining(
            expected.get(0).table() + ": " + expected.get(0).fingerprint().rows() + " rows");
    assertThat(tidb.database().tables(dataset.database()))
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(ExpectedTable::table).toList());
    assertThat(tidb.database().databases()).contains(dataset.database());
  }

  @Test
  void noticesWhatDeparts(@TempDir Path folder) throws Exception {
    Dataset dataset = library.get("small-sql").withDatabase("departs");
    List<ExpectedTable> expected =
        new DataDirectoryWriter().write(dataset, SEED, Set.of(), folder.resolve("data"));
    assertSucceeds(tidb.lightning(folder.resolve("data")));
    check.requireAll(expected);

    tidb.execute("UPDATE departs.customers SET name = concat(name, ' ') WHERE id = 77");
    tidb.execute("DELETE FROM departs.orders WHERE id = 5");
    tidb.execute(
        "INSERT INTO departs.events SELECT * FROM departs.events WHERE difference = "
            + Long.MAX_VALUE);

    assertThat(check.compare(expected.get(0)).seen())
        .contains("400 rows", "1 expected rows are missing, such as\n  (77, ")
        .contains("1 rows were not expected, such as\n  (77, ");
    assertThat(check.compare(expected.get(1)).seen())
        .contains("699 rows", "1 expected rows are missing, such as\n  (5, ")
        .contains("0 rows were not expected");
    assertThat(check.compare(expected.get(2)).seen())
        .contains("301 rows", "0 expected rows are missing")
        .contains("1 rows were not expected", Long.toString(Long.MAX_VALUE));
    assertThatThrownBy(() -> check.requireAll(expected))
        .isInstanceOfSatisfying(
            BlamedFailure.class,
            failure -> assertThat(failure.blame()).isEqualTo(Blame.SYSTEM_UNDER_TEST))
        .hasMessageContaining("3 of 3 tables do not hold what the data source holds");
    assertThat(evidence.entries())
        .last()
        .isInstanceOfSatisfying(
            EvidenceEntry.Check.class,
            entry -> {
              assertThat(entry.what()).isEqualTo("every row of departs.events");
              assertThat(entry.expected()).contains("300 rows");
              assertThat(entry.passed()).isFalse();
            });

    tidb.execute("UPDATE departs.customers SET balance = NULL, photo = '' WHERE id = 78");
    tidb.execute("ALTER TABLE departs.orders RENAME COLUMN note TO remark");
    tidb.execute("DROP TABLE departs.events");
    assertThat(check.compare(expected.get(0)).seen()).contains("2 expected rows are missing");
    assertThat(check.compare(expected.get(1)).seen()).contains("remark", "instead of", "note");
    assertThat(check.compare(expected.get(2)).seen())
        .contains("no such table", "[customers, orders]");
    assertThatThrownBy(() -> tidb.database().fingerprint("departs", "events"))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("departs");
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_TABLE_SCHEMA", "MALFORMED_SQL", "MALFORMED_CSV"})
  void lightningRefuses(Defect defect, @TempDir Path folder) throws Exception {
    Dataset dataset =
        library
            .get(defect == Defect.MALFORMED_CSV ? "small-csv" : "small-sql")
            .withDatabase(defect.name());
    new DataDirectoryWriter().write(dataset, SEED, Set.of(defect), folder.resolve("data"));

    ProcessResult result = tidb.lightning(folder.resolve("data"));

    assertThat(result.getExitValue()).as(result.outputUTF8()).isEqualTo(1);
    assertThat(result.outputUTF8()).contains("tidb lightning encountered error");
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_METADATA", "NO_DATABASE_SCHEMA"})
  void lightningItselfDoesWithout(Defect defect, @TempDir Path folder) throws Exception {
    Dataset dataset = library.get("small-sql").withDatabase(defect.name());
    List<ExpectedTable> expected =
        new DataDirectoryWriter().write(dataset, SEED, Set.of(defect), folder.resolve("data"));

    assertSucceeds(tidb.lightning(folder.resolve("data")));

    check.requireAll(expected);
  }

  private static void assertSucceeds(ProcessResult result) {
    assertThat(result.getExitValue()).as(result.outputUTF8()).isZero();
  }
}
