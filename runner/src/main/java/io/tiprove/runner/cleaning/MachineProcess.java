// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.nio.file.Path;
import java.util.List;

/**
 * A process as /proc shows it.
 *
 * @param executable the program's file, links resolved; of a process that runs a file deleted
 *     since, the path it had
 * @param arguments with the program's name as the first
 */
public record MachineProcess(long pid, Path executable, List<String> arguments) {

  /** Whether this is a supervisor of a node or of an import of images. */
  boolean isSupervisor() {
    return executable.endsWith("supervisor")
        && arguments.size() == 2
        && Path.of(arguments.get(1)).endsWith("plan.json");
  }
}
