// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.InvalidExitValueException;
import org.zeroturnaround.exec.ProcessExecutor;

/** Names the state of the sources that a report was made with, as git describes it. */
final class SourceRevision {
  private static final long SECONDS = 5;

  private final Path checkout;

  SourceRevision(Path checkout) {
    this.checkout = checkout;
  }

  /** Such as {@code 1a2b3c4} or {@code 1a2b3c4-dirty}; {@code unknown} outside of git. */
  String text() {
    try {
      return new ProcessExecutor(
              "git", "-C", checkout.toString(), "describe", "--always", "--dirty", "--abbrev=12")
          .readOutput(true)
          .exitValueNormal()
          .timeout(SECONDS, TimeUnit.SECONDS)
          .execute()
          .outputUTF8()
          .strip();
    } catch (IOException | InvalidExitValueException | TimeoutException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
