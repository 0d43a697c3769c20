// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.StartedProcess;

/** A program that runs until it is closed, which also ends what it started itself. */
final class StartedProgram implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;
  private static final int LAST_LINES = 10;

  private final StartedProcess process;
  private final Path log;

  private StartedProgram(StartedProcess process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param environment variables besides those of this process
   * @param log takes what it says
   */
  static StartedProgram start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    return new StartedProgram(
        new ProcessExecutor(command)
            .environment(environment)
            .redirectErrorStream(true)
            .redirectOutput(Files.newOutputStream(log))
            .destroyOnExit()
            .start(),
        log);
  }

  long pid() {
    return process.getProcess().pid();
  }

  boolean isAlive() {
    return process.getProcess().isAlive();
  }

  String lastWords() {
    try {
      List<String> lines = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "(its log could not be read: %s)".formatted(e.getMessage());
    }
  }

  @Override
  public void close() {
    // An interrupt says that there is no time for measuring; there is for ending in order.
    boolean interrupted = Thread.interrupted();
    List<ProcessHandle> children = process.getProcess().descendants().toList();
    process.getProcess().destroy();
    children.forEach(ProcessHandle::destroy);
    try {
      if (!process.getProcess().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.getProcess().destroyForcibly();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      process.getProcess().destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
