// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class IsolationTest {
  private static final ScenarioDescription ORDINARY = scenario(List.of("@lightning"));
  private static final ScenarioDescription ALONE = scenario(List.of("@lightning", "@isolated"));

  private final Isolation isolation = new Isolation();
  private final List<String> order = new CopyOnWriteArrayList<>();

  @Test
  void aScenarioThatRunsAloneWaitsForOthers() throws InterruptedException {
    isolation.enter(ORDINARY);
    Thread alone = begin(ALONE);
    order.add("the other ends");
    isolation.leave(ORDINARY);
    alone.join();
    assertThat(order).containsExactly("the other ends", "begun");
  }

  @Test
  void othersWaitForAScenarioThatRunsAlone() throws InterruptedException {
    isolation.enter(ALONE);
    Thread other = begin(ORDINARY);
    order.add("the one alone ends");
    isolation.leave(ALONE);
    other.join();
    assertThat(order).containsExactly("the one alone ends", "begun");
  }

  @Test
  void othersRunAtTheSameTime() throws InterruptedException {
    isolation.enter(ORDINARY);
    begin(ORDINARY).join();
    assertThat(order).containsExactly("begun");
    isolation.leave(ORDINARY);
  }

  /** Returns once the thread waits or has ended. */
  private Thread begin(ScenarioDescription scenario) {
    Thread thread =
        new Thread(
            () -> {
              isolation.enter(scenario);
              order.add("begun");
              isolation.leave(scenario);
            });
    thread.start();
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private static ScenarioDescription scenario(List<String> tags) {
    return new ScenarioDescription("f.one", "one", "f", 1, tags, List.of(), List.of(), "");
  }
}
