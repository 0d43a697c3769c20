// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.files.PrivateFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.MessageLoggers;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;
import org.zeroturnaround.exec.StartedProcess;

/**
 * Runs programs joined by pipes, without a shell and without a terminal, within a bound.
 *
 * <p>Standard input is empty. Nothing of the harness's own process environment is passed on. Used
 * by one thread.
 */
final class ProcessPipeline {
  /** Exit status that stands for a program stopped at its bound, as timeout(1) gives it. */
  static final int TIMED_OUT = 124;

  private static final int BROKEN_PIPE = 128 + 13;
  private static final int KILLED = 128 + 9;
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Path folder;
  private final Map<String, String> environment;

  ProcessPipeline(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = withoutInherited(environment);
  }

  /** What came of the programs. {@code stdout} is empty when it went to a file. */
  record Outcome(int exitStatus, boolean timedOut, String stdout, String stderr) {}

  /** Runs absolute argument vectors; {@code file} takes the last one's standard output. */
  Outcome run(List<List<String>> stages, @Nullable Path file, Duration bound)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + bound.toNanos();
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    List<StartedProcess> started = new ArrayList<>();
    try (OutputStream stdout = file == null ? captured : open(file)) {
      start(stages, stdout, stderr, started);
      Integer status = await(started, deadline);
      return new Outcome(
          status == null ? TIMED_OUT : status,
          status == null,
          captured.toString(StandardCharsets.UTF_8),
          stderr.toString(StandardCharsets.UTF_8));
    } finally {
      started.forEach(process -> new ProcessTree(process.getProcess()).kill());
    }
  }

  // A values file that a command makes holds passwords once the reader has edited it.
  private static OutputStream open(Path file) {
    return new PrivateFolder(Objects.requireNonNull(file.getParent()))
        .open(file.getFileName().toString());
  }

  private void start(
      List<List<String>> stages,
      OutputStream stdout,
      OutputStream stderr,
      List<StartedProcess> started)
      throws IOException {
    StagePipe before = null;
    for (int i = 0; i < stages.size(); i++) {
      ProcessExecutor executor = executor(stages.get(i)).redirectError(stderr);
      if (before != null) {
        executor.redirectInput(before.source()).addListener(before.readerListener());
      }
      StagePipe after = i == stages.size() - 1 ? null : new StagePipe();
      if (after == null) {
        executor.redirectOutput(stdout);
      } else {
        executor.redirectOutput(after.sink()).addListener(after.writerListener());
      }
      try {
        started.add(executor.start());
      } catch (IOException e) {
        if (before != null) {
          before.close();
        }
        if (after != null) {
          after.close();
        }
        throw e;
      }
      before = after;
    }
  }

  private ProcessExecutor executor(List<String> argv) {
    return new ProcessExecutor()
        .command(argv)
        .directory(folder.toFile())
        .environment(environment)
        .redirectErrorStream(false)
        // The library's messages hold the whole environment.
        .setMessageLogger(MessageLoggers.NOP)
        .destroyOnExit();
  }

  /** The status of the pipeline, or null when the bound was exceeded. */
  private static @Nullable Integer await(List<StartedProcess> started, long deadline)
      throws IOException, InterruptedException {
    int status = 0;
    for (int i = 0; i < started.size(); i++) {
      try {
        long left = Math.max(0, deadline - System.nanoTime());
        ProcessResult result = started.get(i).getFuture().get(left, TimeUnit.NANOSECONDS);
        int exit = result.getExitValue();
        boolean last = i == started.size() - 1;
        // A program whose reader has had enough is stopped and has not failed.
        if (exit != 0 && (last || (exit != BROKEN_PIPE && exit != KILLED))) {
          status = exit;
        }
      } catch (TimeoutException e) {
        started.forEach(process -> new ProcessTree(process.getProcess()).kill());
        drain(started);
        return null;
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      }
    }
    return status;
  }

  /** Lets the last output arrive; a process that left the tree may hold it open for ever. */
  private static void drain(List<StartedProcess> started) throws InterruptedException {
    long deadline = System.nanoTime() + GRACE.toNanos();
    for (StartedProcess process : started) {
      try {
        long left = Math.max(0, deadline - System.nanoTime());
        process.getFuture().get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        process.getFuture().cancel(true);
      }
    }
  }

  private static Map<String, String> withoutInherited(Map<String, String> environment) {
    Map<String, String> exact = new HashMap<>();
    // A null removes the variable from what the library would pass on.
    System.getenv().keySet().forEach(name -> exact.put(name, null));
    exact.putAll(environment);
    return exact;
  }
}
