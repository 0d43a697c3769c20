// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;

/** Runs a system command that takes moments. */
class SystemCommand {
  private static final long MOST_SECONDS = 10;

  /** Returns an empty text, or what the command said when it failed. */
  String run(List<String> command) {
    try {
      var result =
          new ProcessExecutor(command)
              .readOutput(true)
              .timeout(MOST_SECONDS, TimeUnit.SECONDS)
              .destroyOnExit()
              .execute();
      return result.getExitValue() == 0
          ? ""
          : "exit status %d: %s".formatted(result.getExitValue(), result.outputUTF8().strip());
    } catch (IOException | TimeoutException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
