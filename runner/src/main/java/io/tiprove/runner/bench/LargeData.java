// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.fixtures.datasets.ColumnType;
import io.tiprove.fixtures.datasets.DataColumn;
import io.tiprove.fixtures.datasets.DataDirectoryWriter;
import io.tiprove.fixtures.datasets.DataFormat;
import io.tiprove.fixtures.datasets.DataTable;
import io.tiprove.fixtures.datasets.Dataset;
import io.tiprove.fixtures.datasets.Tarball;
import io.tiprove.fixtures.datasets.TextSource;
import io.tiprove.fixtures.rows.ExpectedTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Exported data of a size, in a folder and as a tarball. Every byte of it belongs to a row that is
 * imported.
 *
 * @param expected the rows
 */
record LargeData(Path folder, Path tarball, List<ExpectedTable> expected) {
  /** Name of the folder in the tarball. */
  static final String BACKUP = "backup";

  private static final long SEED = 1;
  private static final int MEBIBYTE = 1 << 20;
  private static final int FILES = 8;
  // Few large columns, so that the import is about bytes rather than rows.
  private static final String TEXT = "varchar(8000)";
  private static final int MEAN_ROW = 8000;
  // 64 characters in texts of one byte each: gzip gets a quarter out of that and nothing more,
  private static final String CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  // since of so many pieces it hardly meets one again within the 32 KiB that it looks back.
  private static final int PIECES = 1 << 16;
  private static final int PIECE_LENGTH = 8;

  /**
   * Makes it, row by row.
   *
   * @param parent an empty folder
   * @param mebibytes of the tarball, more or less
   */
  static LargeData make(Path parent, int mebibytes) {
    Path folder = parent.resolve("data");
    Path tarball = parent.resolve("backup.tgz");
    List<ExpectedTable> expected =
        new DataDirectoryWriter().write(dataset(mebibytes), SEED, Set.of(), folder);
    new Tarball().pack(folder, BACKUP, Tarball.Extra.NOTHING, tarball);
    return new LargeData(folder, tarball, expected);
  }

  private static Dataset dataset(int mebibytes) {
    long rows = Math.max(FILES, mebibytes * 4L / 3 * MEBIBYTE / MEAN_ROW);
    return new Dataset(
        "large",
        "One table of large texts, to measure with.",
        DataFormat.SQL,
        "large",
        new TextSource(pieces(), null),
        List.of(
            new DataTable(
                "items",
                rows,
                FILES,
                List.of(
                    new DataColumn("id", ColumnType.parse("bigint"), false, true, false),
                    new DataColumn("one", ColumnType.parse(TEXT), false, false, false),
                    new DataColumn("other", ColumnType.parse(TEXT), false, false, false)))));
  }

  private static List<String> pieces() {
    SplittableRandom random = new SplittableRandom(SEED);
    return IntStream.range(0, PIECES)
        .mapToObj(
            piece ->
                IntStream.range(0, PIECE_LENGTH)
                    .mapToObj(place -> CHARACTERS.charAt(random.nextInt(CHARACTERS.length())) + "")
                    .collect(Collectors.joining()))
        .toList();
  }

  /** Size of the tarball. */
  double tarballMebibytes() throws IOException {
    return (double) Files.size(tarball) / MEBIBYTE;
  }

  /** Size of the files in the tarball. */
  double dataMebibytes() throws IOException {
    try (var files = Files.list(folder)) {
      return (double) files.mapToLong(file -> file.toFile().length()).sum() / MEBIBYTE;
    }
  }
}
