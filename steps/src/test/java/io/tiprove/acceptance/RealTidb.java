// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import io.tiprove.runner.check.TargetDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;
import org.zeroturnaround.exec.StartedProcess;

/** A tidb-server and the tidb-lightning beside it. */
final class RealTidb implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String LOOPBACK = "127.0.0.1";

  private final Path programs;
  private final Path folder;
  private final int port;
  private final StartedProcess server;

  private RealTidb(Path programs, Path folder, int port, StartedProcess server) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  /**
   * Starts a TiDB of its own.
   *
   * @param programs folder with tidb-server and tidb-lightning
   * @param folder takes its data
   */
  static RealTidb start(Path programs, Path folder) throws IOException {
    int port = freePort();
    StartedProcess server =
        new ProcessExecutor(
                programs.resolve("tidb-server").toString(),
                "--store=unistore",
                "--path=" + folder.resolve("store"),
                "--host=" + LOOPBACK,
                "-P=" + port,
                "--status=" + freePort(),
                "--socket=",
                "--log-file=" + folder.resolve("tidb.log"))
            // Beside its store TiDB writes a slow log into its working folder.
            .directory(folder.toFile())
            .redirectOutput(OutputStream.nullOutputStream())
            .destroyOnExit()
            .start();
    RealTidb tidb = new RealTidb(programs, folder, port, server);
    try {
      Awaitility.await("TiDB answers; its log is " + folder.resolve("tidb.log"))
          .atMost(START)
          .pollInterval(Duration.ofMillis(100))
          .failFast("tidb-server ended", () -> !server.getProcess().isAlive())
          .ignoreExceptions()
          .until(() -> !tidb.database().version().isEmpty());
      return tidb;
    } catch (RuntimeException e) {
      tidb.close();
      throw e;
    }
  }

  TargetDatabase database() {
    return new TargetDatabase(InetSocketAddress.createUnresolved(LOOPBACK, port), "root", "");
  }

  /** Runs Lightning's tidb backend on {@code data}; output and exit status come back. */
  ProcessResult lightning(Path data) throws Exception {
    Path config = Files.createTempFile(folder, "lightning", ".toml");
    Files.writeString(config, "[checkpoint]\nenable = false\n");
    return new ProcessExecutor(
            programs.resolve("tidb-lightning").toString(),
            "--backend=tidb",
            "--pd-urls=" + LOOPBACK + ":1",
            "--tidb-host=" + LOOPBACK,
            "--tidb-port=" + port,
            "--tidb-user=root",
            "--status-addr=" + LOOPBACK + ":0",
            "--server-mode=false",
            "--config=" + config,
            "--log-file=-",
            "-d=" + data)
        .directory(folder.toFile())
        .readOutput(true)
        .timeout(120, TimeUnit.SECONDS)
        .execute();
  }

  void execute(String sql) throws SQLException {
    String url = "jdbc:mariadb://%s:%d/?user=root".formatted(LOOPBACK, port);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.getProcess().destroyForcibly();
  }
}
