// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.engine.Interruption;
import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures an import of a large tarball through remote mode, side by side with tidb-lightning by
 * hand on the same files, and what memory harness and front take meanwhile.
 *
 * <p>By hand is measured before and after, into a fresh target cluster each time, so that a machine
 * that becomes slower or faster meanwhile speaks for neither; the ratio is that to the faster one.
 * A small tarball goes the same way first: memory that is flat is as much with one as with the
 * other.
 */
final class LargeCosts {
  private static final long MEBIBYTE = 1 << 20;
  private static final int SMALL_MOST = 64;
  private static final int SMALL_SHARE = 4;
  // Data, tarball, the same in the import's volume, the emulator's copy and the target cluster.
  private static final int DISK_TIMES = 9;

  private final BenchParts parts;
  private final int mebibytes;

  LargeCosts(BenchParts parts, int mebibytes) {
    this.parts = parts;
    this.mebibytes = mebibytes;
  }

  List<Measurement> measure(BenchRun run, Interruption interruption, Path out, Progress.Stage stage)
      throws IOException {
    PrivateFolder folder =
        new PrivateFolder(parts.work().resolve("bench-large-" + ProcessHandle.current().pid()));
    try {
      requireDisk(folder.path());
      ProcessMemory harness = ProcessMemory.of(ProcessHandle.current().pid());
      ProcessMemory front = ProcessMemory.of(parts.frontProcess());
      double harnessBefore = harness.now();
      double frontBefore = front.now();
      Meanwhile memory = new Meanwhile(run, interruption, harness, front);
      int size = Math.max(1, Math.min(SMALL_MOST, mebibytes / SMALL_SHARE));
      stage.detail("%d MiB first, for comparison".formatted(size));
      Once small = memory.once(size, folder, "small", out.resolve("small"));
      stage.detail("%d MiB".formatted(mebibytes));
      Once large = memory.once(mebibytes, folder, "large", out.resolve("large"));
      return Stream.of(
              times(large),
              memory(
                  "Harness",
                  "harness's memory",
                  harnessBefore,
                  small.harness(),
                  large.harness(),
                  harness.now()),
              memory(
                  "Front",
                  "front's memory",
                  frontBefore,
                  small.front(),
                  large.front(),
                  front.now()))
          .flatMap(List::stream)
          .toList();
    } finally {
      folder.delete();
    }
  }

  private void requireDisk(Path folder) throws IOException {
    long needed = mebibytes * MEBIBYTE * DISK_TIMES;
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw new EnvironmentException(
          "The bench could not measure with a tarball of %d MiB: expected %d MiB of free disk at %s, seen %d MiB. Free some space, or name a smaller size with --large."
              .formatted(mebibytes, needed / MEBIBYTE, folder, free / MEBIBYTE));
    }
  }

  private static List<Measurement> times(Once large) {
    LargeImport.Times times = large.seen().times();
    return List.of(
        Measurement.ofMemory("largeTarballMebibytes", "large: tarball", large.tarball()),
        Measurement.ofMemory("largeDataMebibytes", "large: rows in it, as SQL", large.data()),
        rate(
            "largeUpload",
            "large: upload through the front",
            large.tarball(),
            large.seen().upload()),
        rate(
            "largeDownload",
            "large: download through the front",
            large.tarball(),
            times.download()),
        rate("largeRetrieval", "large: download and unpack", large.tarball(), times.retrieval()),
        seconds("largeRetrievalSeconds", "large: download and unpack", times.retrieval()),
        seconds("largeLightningSeconds", "large: Lightning under the harness", times.lightning()),
        seconds(
            "largeFasterByHandSeconds",
            "large: the faster by hand",
            large.seen().timesByHand().stream().min(Duration::compareTo).orElseThrow()),
        seconds("largeImportSeconds", "large: import, until Kubernetes tells", times.known()),
        Measurement.of(
            "largeByHandSeconds",
            "large: Lightning by hand, before and after",
            Unit.SECONDS,
            null,
            large.seen().timesByHand()),
        rate(
            "largeLightning",
            "large: Lightning under the harness",
            large.data(),
            times.lightning()),
        new Measurement(
            "largeByHandMebibytesPerSecond",
            "large: Lightning by hand, before and after",
            Unit.MEBIBYTES_PER_SECOND,
            new Samples(
                large.seen().timesByHand().stream()
                    .map(time -> large.data() / Unit.SECONDS.of(time))
                    .toList()),
            null));
  }

  private static List<Measurement> memory(
      String whose, String what, double before, double small, double large, double after) {
    return List.of(
        Measurement.ofMemory("large%sBeforeMebibytes".formatted(whose), what + ": before", before),
        Measurement.ofMemory(
            "small%sPeakMebibytes".formatted(whose), what + ": peak, small tarball", small),
        Measurement.ofMemory(
            "large%sPeakMebibytes".formatted(whose), what + ": peak, large tarball", large),
        Measurement.ofMemory("large%sAfterMebibytes".formatted(whose), what + ": after", after));
  }

  private static Measurement seconds(String name, String what, Duration time) {
    return Measurement.of(name, what, Unit.SECONDS, null, List.of(time));
  }

  private static Measurement rate(String name, String what, double mebibytes, Duration time) {
    return new Measurement(
        name + "MebibytesPerSecond",
        what,
        Unit.MEBIBYTES_PER_SECOND,
        new Samples(List.of(mebibytes / Unit.SECONDS.of(time))),
        null);
  }

  /** Lets tarballs go their whole way while memory is looked at. */
  private static final class Meanwhile {
    private final BenchRun run;
    private final Interruption interruption;
    private final ProcessMemory harness;
    private final ProcessMemory front;

    Meanwhile(BenchRun run, Interruption interruption, ProcessMemory harness, ProcessMemory front) {
      this.run = run;
      this.interruption = interruption;
      this.harness = harness;
      this.front = front;
    }

    Once once(int size, PrivateFolder folder, String name, Path out) throws IOException {
      PrivateFolder own = new PrivateFolder(folder.folder(name));
      try (PeakMemory harnessPeak = new PeakMemory(harness);
          PeakMemory frontPeak = new PeakMemory(front)) {
        LargeData data =
            new Interruptible(interruption).work(() -> LargeData.make(own.path(), size));
        LargeImport seen = new LargeImport(data);
        run.run(new BenchFeature("large.feature"), seen, out);
        return new Once(
            data.tarballMebibytes(),
            data.dataMebibytes(),
            seen,
            harnessPeak.take(),
            frontPeak.take());
      } finally {
        own.delete();
      }
    }
  }

  /** What was seen of one tarball; sizes and peaks in mebibytes. */
  private record Once(
      double tarball, double data, LargeImport seen, double harness, double front) {}
}
