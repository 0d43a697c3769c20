// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import java.util.List;
import java.util.stream.Stream;

/**
 * A process with all that it has started.
 *
 * <p>Thread-safe.
 */
final class ProcessTree {
  private final Process root;

  ProcessTree(Process root) {
    this.root = root;
  }

  void kill() {
    try (Stream<ProcessHandle> descendants = root.descendants()) {
      // Listed before the parent dies: orphans are no longer found below it.
      List<ProcessHandle> tree = descendants.toList();
      root.destroyForcibly();
      tree.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
