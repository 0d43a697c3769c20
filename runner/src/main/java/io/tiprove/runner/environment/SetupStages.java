// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.tiprove.runner.progress.Progress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Shows the set-up of an environment as stages of the run's progress. Thread-safe. */
public final class SetupStages implements SetupProgress {
  private final Progress progress;
  private final Map<String, Progress.Stage> open = new ConcurrentHashMap<>();

  public SetupStages(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void began(String stage) {
    open.put(stage, progress.stage(stage, 0));
  }

  @Override
  public void advanced(String stage, String line) {
    Progress.Stage shown = open.get(stage);
    if (shown != null) {
      shown.detail(line);
      shown.advance(1);
    }
  }

  @Override
  public void ended(String stage) {
    Progress.Stage shown = open.remove(stage);
    if (shown != null) {
      shown.close();
    }
  }
}
