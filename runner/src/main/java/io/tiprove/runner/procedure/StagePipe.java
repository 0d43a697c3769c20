// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.concurrent.CompletableFuture;
import org.zeroturnaround.exec.listener.ProcessListener;

/**
 * The pipe between two programs: the end of one ends the input of the next, and a program that
 * writes after its reader has ended is stopped, as SIGPIPE does.
 *
 * <p>Thread-safe.
 */
final class StagePipe {
  private final Pipe pipe;
  private final CompletableFuture<Process> writer = new CompletableFuture<>();

  StagePipe() throws IOException {
    this.pipe = Pipe.open();
  }

  /** Where the first program's output goes. */
  OutputStream sink() {
    return new FilterOutputStream(Channels.newOutputStream(pipe.sink())) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          out.write(bytes, offset, length);
        } catch (IOException readerHasEnded) {
          var unused = writer.thenAccept(Process::destroyForcibly);
          throw readerHasEnded;
        }
      }
    };
  }

  /** Where the second program's input comes from. */
  InputStream source() {
    return Channels.newInputStream(pipe.source());
  }

  /** Goes with the first program. */
  ProcessListener writerListener() {
    return new ProcessListener() {
      @Override
      public void afterStart(Process process, org.zeroturnaround.exec.ProcessExecutor executor) {
        writer.complete(process);
      }

      @Override
      public void afterStop(Process process) {
        close(pipe.sink());
      }
    };
  }

  /** Goes with the second program. */
  ProcessListener readerListener() {
    return new ProcessListener() {
      @Override
      public void afterStop(Process process) {
        close(pipe.source());
      }
    };
  }

  /** Closes both ends, when a program could not be started. */
  void close() {
    close(pipe.sink());
    close(pipe.source());
  }

  private static void close(AutoCloseable end) {
    try {
      end.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
