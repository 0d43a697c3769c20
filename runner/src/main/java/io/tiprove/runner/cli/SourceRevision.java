// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      String commit = git("describe", "--always", "--abbrev=12");
      // A feature that is not committed is a change too; --dirty would not see it.
      return git("status", "--porcelain").isEmpty() ? commit : commit + "-dirty";
    } catch (IOException | InvalidExitValueException | TimeoutException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }

  private String git(String... arguments)
      throws IOException, InterruptedException, TimeoutException {
    List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
    command.addAll(List.of(arguments));
    return new ProcessExecutor(command)
        .readOutput(true)
        .exitValueNormal()
        .timeout(SECONDS, TimeUnit.SECONDS)
        .execute()
        .outputUTF8()
        .strip();
  }
}
