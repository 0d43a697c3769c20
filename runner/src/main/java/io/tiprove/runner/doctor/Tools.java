// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;

/** Runs the machine's tools; each takes moments. */
class Tools {
  private static final long MOST_SECONDS = 20;

  Result run(String... command) {
    return run(Map.of(), command);
  }

  /** Runs a tool with additions to its environment. */
  Result run(Map<String, String> environment, String... command) {
    try {
      var result =
          new ProcessExecutor(List.of(command))
              .environment(environment)
              .readOutput(true)
              .timeout(MOST_SECONDS, TimeUnit.SECONDS)
              .destroyOnExit()
              .execute();
      return new Result(true, result.getExitValue() == 0, result.outputUTF8().strip());
    } catch (IOException e) {
      return new Result(false, false, command[0] + " is not on the PATH");
    } catch (TimeoutException e) {
      return new Result(true, false, "no answer within %d s".formatted(MOST_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(true, false, "interrupted");
    }
  }

  /**
   * How a tool ended.
   *
   * @param present whether the tool is there
   * @param succeeded whether its exit status was 0
   * @param output standard output and error, or why there is none
   */
  record Result(boolean present, boolean succeeded, String output) {

    /** The last line of the output, where tools give the reason. */
    String lastLine() {
      return output.lines().reduce((first, second) -> second).orElse("no output");
    }
  }
}
