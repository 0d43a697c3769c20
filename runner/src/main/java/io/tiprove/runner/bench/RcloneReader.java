// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.fixtures.aws.AwsEmulator;
import io.tiprove.runner.environment.EnvironmentException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.InvalidExitValueException;
import org.zeroturnaround.exec.ProcessExecutor;

/**
 * Reads objects as remote mode does, with rclone: what this process decrypts itself, started for
 * quick starts, would tell more of it than of the front.
 */
final class RcloneReader {
  private static final long BOUND_SECONDS = 120;

  private final Path rclone;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * @param authority file with the certificate of who vouches for the endpoint
   */
  RcloneReader(Path rclone, URI endpoint, AwsEmulator.Keys keys, Path authority) {
    this.rclone = rclone;
    environment.put("RCLONE_CONFIG", "/dev/null");
    environment.put("SSL_CERT_FILE", authority.toString());
    // With it, rclone of this time does not start.
    environment.put("AWS_CA_BUNDLE", "");
    environment.put("RCLONE_CONFIG_BENCH_TYPE", "s3");
    environment.put("RCLONE_CONFIG_BENCH_PROVIDER", "Other");
    environment.put("RCLONE_CONFIG_BENCH_ACCESS_KEY_ID", keys.id());
    environment.put("RCLONE_CONFIG_BENCH_SECRET_ACCESS_KEY", keys.secret());
    environment.put("RCLONE_CONFIG_BENCH_REGION", AwsEmulator.REGION);
    environment.put("RCLONE_CONFIG_BENCH_ENDPOINT", endpoint.toString());
  }

  /** Reads an object to its end, in one request, and tells how long the process lived. */
  Duration read(String bucket, String key) throws IOException {
    long began = System.nanoTime();
    try {
      new ProcessExecutor(
              // Not through this process.
              "sh",
              "-c",
              "exec \"$0\" cat \"$1\" > /dev/null",
              rclone.toString(),
              "bench:%s/%s".formatted(bucket, key))
          .environment(environment)
          .readOutput(true)
          .exitValueNormal()
          .timeout(BOUND_SECONDS, TimeUnit.SECONDS)
          .destroyOnExit()
          .execute();
      return Duration.ofNanos(System.nanoTime() - began);
    } catch (InvalidExitValueException e) {
      throw failed(e.getResult().outputUTF8().strip(), e);
    } catch (TimeoutException e) {
      throw failed("no end within %d s".formatted(BOUND_SECONDS), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private EnvironmentException failed(String seen, Exception cause) {
    return new EnvironmentException(
        "The bench could not measure the front: expected rclone to read from %s, seen: %s"
            .formatted(environment.get("RCLONE_CONFIG_BENCH_ENDPOINT"), seen),
        cause);
  }
}
