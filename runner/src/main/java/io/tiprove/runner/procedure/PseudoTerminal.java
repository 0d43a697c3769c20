// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A program with a terminal of its own, which script(1) makes, and what is on its screen.
 *
 * <p>When the harness dies, the terminal's keyboard ends and with it the program. Thread-safe, but
 * one thread is to type.
 */
final class PseudoTerminal implements AutoCloseable {
  private static final String SCRIPT = "script";

  // So wide that no shell breaks the lines typed into it.
  private static final String SIZE = "stty columns 2000 rows 50 && exec ";

  private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|[\r\u0007]");
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(5);

  private final Process process;
  private final Thread reader;
  private final StringBuilder output = new StringBuilder();
  private boolean ended;

  private PseudoTerminal(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "terminal of process " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts an absolute argument vector with this environment and nothing else.
   *
   * <p>{@code script} is found by the PATH of this process, {@code stty} by that of the
   * environment.
   */
  static PseudoTerminal start(List<String> argv, Path folder, Map<String, String> environment)
      throws IOException {
    String command =
        SIZE + argv.stream().map(PseudoTerminal::quoted).collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder(
                SCRIPT, "--quiet", "--return", "--echo=always", "--command=" + command, "/dev/null")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new PseudoTerminal(builder.start());
  }

  /** How a look at the screen ended. */
  enum End {
    SEEN,
    PROGRAM_ENDED,
    BOUND
  }

  /** What was on the screen then. */
  record Look(String text, End end) {}

  /** Types a line and its end. */
  void type(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Where the screen's text ends now, for {@link #look}. */
  synchronized int position() {
    return output.length();
  }

  /** Waits until the text since a position is as wished, the program has ended, or the bound. */
  synchronized Look look(int from, Predicate<String> wished, Duration bound)
      throws InterruptedException {
    long deadline = System.nanoTime() + bound.toNanos();
    while (true) {
      String text = text(from);
      if (wished.test(text)) {
        return new Look(text, End.SEEN);
      }
      if (ended) {
        return new Look(text, End.PROGRAM_ENDED);
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return new Look(text, End.BOUND);
      }
      wait(left);
    }
  }

  /** Everything since a position, without what only moves or colours. */
  synchronized String text(int from) {
    return CONTROL.matcher(output.substring(from)).replaceAll("");
  }

  /** The exit status, once the program has ended and its last output was read; else killed. */
  int end(Duration bound) throws InterruptedException {
    if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
      return ProcessPipeline.TIMED_OUT;
    }
    reader.join(LAST_OUTPUT.toMillis());
    return process.exitValue();
  }

  @Override
  public void close() {
    new ProcessTree(process).kill();
  }

  private void read() {
    char[] some = new char[4096];
    try (Reader screen = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
      for (int read = screen.read(some); read >= 0; read = screen.read(some)) {
        synchronized (this) {
          output.append(some, 0, read);
          notifyAll();
        }
      }
    } catch (IOException e) {
      // Whoever kills the program closes its output; what was seen so far is there.
    } finally {
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
  }

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }
}
