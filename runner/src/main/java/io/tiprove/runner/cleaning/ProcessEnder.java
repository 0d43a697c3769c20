// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends one process by its id, first by asking, then by force. */
class ProcessEnder {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final OwnProcesses processes;

  ProcessEnder(OwnProcesses processes) {
    this.processes = processes;
  }

  /** Returns whether the process is gone. */
  boolean end(MachineProcess process) {
    // The handle remembers when the process began, so that it never hits one that got the same id.
    Optional<ProcessHandle> handle = ProcessHandle.of(process.pid());
    if (handle.isEmpty() || !processes.read(process.pid()).equals(Optional.of(process))) {
      return true;
    }
    handle.get().destroy();
    if (hasEnded(handle.get())) {
      return true;
    }
    handle.get().destroyForcibly();
    return hasEnded(handle.get());
  }

  private static boolean hasEnded(ProcessHandle handle) {
    try {
      handle.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The answer is whether it lives.
    }
    return !handle.isAlive();
  }
}
