// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.fixtures.aws.AwsAccount;
import io.tiprove.fixtures.aws.AwsEmulator;
import io.tiprove.runner.environment.FrontPrograms;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.progress.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the front adds to a request, side by side with the bare emulator behind it.
 *
 * <p>Bare emulator, front over HTTP and front over TLS take turns, each first as often as the
 * others, so that all meet the same load.
 */
final class FrontCosts {
  private static final double GOAL = 1;
  private static final int WARM_UP = 1000;
  private static final int MEASURED = 1000;
  private static final int LARGE_READS = 5;
  private static final int SMALL_BYTES = 1000;
  private static final int MEBIBYTE = 1 << 20;
  private static final int LARGE_MEBIBYTES = 256;
  private static final String BUCKET = "bench";
  private static final String SMALL = "small";
  private static final String LARGE = "large";
  private static final List<String> READ_ONLY =
      List.of("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess");

  private final FrontPrograms programs;
  private final Path work;

  /**
   * @param work folder on a disk, in which a folder is made and removed
   */
  FrontCosts(FrontPrograms programs, Path work) {
    this.programs = programs;
    this.work = work;
  }

  List<Measurement> measure(Progress.Stage stage) throws IOException {
    PrivateFolder folder =
        new PrivateFolder(work.resolve("bench-front-" + ProcessHandle.current().pid()));
    try (StartedFront front = StartedFront.start(programs, folder)) {
      double idle = front.memory().now();
      AwsEmulator.Keys keys = prepare(front, folder);
      stage.detail("%d small requests each".formatted(WARM_UP + MEASURED));
      List<Samples> small = small(front, keys);
      double afterSmall = front.memory().peak();
      stage.detail("%d MiB, %d times each".formatted(LARGE_MEBIBYTES, LARGE_READS));
      List<Samples> large = large(front, keys, folder);
      return measurements(small, large, idle, afterSmall, front.memory().peak());
    } finally {
      folder.delete();
    }
  }

  private static AwsEmulator.Keys prepare(StartedFront front, PrivateFolder folder)
      throws IOException {
    try (AwsAccount account = front.account()) {
      account.createBucket(BUCKET);
      account.put(BUCKET, SMALL, file(folder.resolve(SMALL), SMALL_BYTES, 1));
      Path large = file(folder.resolve(LARGE), MEBIBYTE, LARGE_MEBIBYTES);
      account.put(BUCKET, LARGE, large);
      Files.delete(large);
      return account.createUser("bench", READ_ONLY);
    }
  }

  private static Path file(Path path, int part, int parts) throws IOException {
    byte[] bytes = new byte[part];
    SplittableRandom random = new SplittableRandom(1);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
      for (int i = 0; i < parts; i++) {
        random.nextBytes(bytes);
        out.write(bytes);
      }
    }
    return path;
  }

  private static List<Samples> small(StartedFront front, AwsEmulator.Keys keys) throws IOException {
    SSLSocketFactory tls = front.trust().context().getSocketFactory();
    try (ObjectReader bare = new ObjectReader(front.bare(), keys, tls);
        ObjectReader plain = new ObjectReader(front.http(), keys, tls);
        ObjectReader secure = new ObjectReader(front.tls(), keys, tls)) {
      List<Turn> turns =
          Stream.of(bare, plain, secure)
              .<Turn>map(reader -> () -> reader.read(BUCKET, SMALL, SMALL_BYTES))
              .toList();
      byTurns(turns, WARM_UP);
      return byTurns(turns, MEASURED).stream()
          .map(times -> new Samples(times.stream().map(Unit.MILLIS::of).toList()))
          .toList();
    }
  }

  private List<Samples> large(StartedFront front, AwsEmulator.Keys keys, PrivateFolder folder)
      throws IOException {
    List<Turn> turns =
        Stream.of(front.bare(), front.http(), front.tls())
            .map(endpoint -> reader(endpoint, keys, folder))
            .<Turn>map(reader -> () -> reader.read(BUCKET, LARGE).minus(reader.read(BUCKET, SMALL)))
            .toList();
    byTurns(turns, 1);
    return byTurns(turns, LARGE_READS).stream()
        .map(
            times ->
                new Samples(
                    times.stream().map(time -> LARGE_MEBIBYTES / Unit.SECONDS.of(time)).toList()))
        .toList();
  }

  private RcloneReader reader(URI endpoint, AwsEmulator.Keys keys, PrivateFolder folder) {
    return new RcloneReader(
        programs.cloud().resolve("tools/rclone"),
        endpoint,
        keys,
        folder.resolve(StartedFront.AUTHORITY));
  }

  /** The times of each, in their order here. */
  private static List<List<Duration>> byTurns(List<Turn> turns, int rounds) throws IOException {
    List<List<Duration>> all = turns.stream().map(turn -> newTimes()).toList();
    for (int round = 0; round < rounds; round++) {
      for (int place = 0; place < turns.size(); place++) {
        // The connections of small requests do not notice an interrupt.
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("interrupted");
        }
        int index = (round + place) % turns.size();
        all.get(index).add(turns.get(index).take());
      }
    }
    return all;
  }

  private static List<Duration> newTimes() {
    return new ArrayList<>();
  }

  private static List<Measurement> measurements(
      List<Samples> small, List<Samples> large, double idle, double afterSmall, double peak) {
    return List.of(
        requests("emulatorGetMillis", "GET of 1 kB: bare emulator", null, small.get(0)),
        requests("frontHttpGetMillis", "GET of 1 kB: front over HTTP", null, small.get(1)),
        requests("frontTlsGetMillis", "GET of 1 kB: front over TLS", null, small.get(2)),
        requests(
            "frontHttpOverheadMillis",
            "the front adds, over HTTP",
            GOAL,
            small.get(1).minus(small.get(0))),
        requests(
            "frontTlsOverheadMillis",
            "the front adds, over TLS",
            GOAL,
            small.get(2).minus(small.get(0))),
        throughput("emulatorMebibytesPerSecond", "rclone, 256 MiB: bare emulator", large.get(0)),
        throughput("frontHttpMebibytesPerSecond", "rclone, 256 MiB: front over HTTP", large.get(1)),
        throughput("frontTlsMebibytesPerSecond", "rclone, 256 MiB: front over TLS", large.get(2)),
        Measurement.ofMemory("frontIdleMebibytes", "front's memory: idle", idle),
        Measurement.ofMemory(
            "frontSmallPeakMebibytes", "front's memory: peak after GETs of 1 kB", afterSmall),
        Measurement.ofMemory("frontPeakMebibytes", "front's memory: peak after 256 MiB", peak));
  }

  private static Measurement requests(
      String name, String what, @Nullable Double goal, Samples samples) {
    return new Measurement(name, what, Unit.MILLIS, samples, goal);
  }

  private static Measurement throughput(String name, String what, Samples samples) {
    return new Measurement(name, what, Unit.MEBIBYTES_PER_SECOND, samples, null);
  }

  /** One measured reading. */
  @FunctionalInterface
  private interface Turn {
    Duration take() throws IOException;
  }
}
