// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.files.PrivateFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;

/**
 * The real tidb-lightning as a process of this machine, with the options that the chart gives it:
 * no pod, no helm, nobody who watches.
 */
final class LightningByHand {
  private static final Duration BOUND = Duration.ofMinutes(30);

  // As the chart's own values have it.
  private static final String CONFIGURATION =
      """
      [lightning]
      level = "info"
      file = "-"

      [checkpoint]
      enable = true
      driver = "file"
      dsn = "%s/tidb_lightning_checkpoint.pb"
      keep-after-success = false
      """;

  private final Path program;
  private final Path folder;

  /**
   * @param program tidb-lightning
   * @param folder takes configuration and log
   */
  LightningByHand(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * Unpacks and imports, and returns how long the process of the import lived.
   *
   * <p>Unpacked each time, since in remote mode, too, the disk still writes the files when the
   * import begins.
   *
   * @throws EnvironmentException when the import failed or took longer than half an hour
   */
  Duration imports(Path tarball, InetSocketAddress tidb) throws IOException {
    PrivateFolder unpacked = new PrivateFolder(folder.resolve("by-hand"));
    try {
      ended(List.of("tar", "-xzf", tarball.toString(), "-C", unpacked.path().toString()));
      Path data = unpacked.path().resolve(LargeData.BACKUP);
      Path configuration =
          Files.writeString(folder.resolve("by-hand.toml"), CONFIGURATION.formatted(data));
      List<String> command = command(data, tidb, configuration);
      long began = System.nanoTime();
      ended(command);
      return Duration.ofNanos(System.nanoTime() - began);
    } finally {
      unpacked.delete();
    }
  }

  private void ended(List<String> command) throws IOException {
    Path log = folder.resolve("by-hand.log");
    try (var out = Files.newOutputStream(log)) {
      int exit =
          new ProcessExecutor(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out)
              .timeout(BOUND.toSeconds(), TimeUnit.SECONDS)
              .destroyOnExit()
              .execute()
              .getExitValue();
      if (exit != 0) {
        throw failed(command.get(0), "exit code " + exit, log);
      }
    } catch (TimeoutException e) {
      throw failed(command.get(0), "no end", log);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private List<String> command(Path data, InetSocketAddress tidb, Path configuration) {
    String host = tidb.getAddress().getHostAddress();
    return List.of(
        program.toString(),
        "--pd-urls=" + host + ":2379",
        // Any port, since this one shares the machine's with others.
        "--status-addr=127.0.0.1:0",
        "--backend=tidb",
        "--tidb-port=" + tidb.getPort(),
        "--server-mode=false",
        "--tidb-user=root",
        "--tidb-host=" + host,
        "--d=" + data,
        "--config=" + configuration,
        "--log-file=");
  }

  private static EnvironmentException failed(String program, String seen, Path log)
      throws IOException {
    List<String> lines = Files.readAllLines(log);
    return new EnvironmentException(
        "The bench could not import by hand: expected %s to end with exit code 0 within %d min, seen %s. Its last words were:%n%s"
            .formatted(
                program,
                BOUND.toMinutes(),
                seen,
                String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()))));
  }
}
