// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.workspace.Workspace;

/**
 * Looks at every scenario while its namespace exists: records transitions, collects logs and
 * objects.
 *
 * <p>Called by the scenario's thread; scenarios run in parallel. What it throws is noted in the
 * evidence and changes no result.
 */
public interface ScenarioObserver {

  /** The workspace is ready; no step has run. */
  void opened(Workspace workspace);

  /** All steps and hooks have run; nothing has been cleaned up. */
  void closing(Workspace workspace);
}
