// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine.testglue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** What the test's steps tell the test. */
public final class Trace {
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final CountDownLatch meeting = new CountDownLatch(2);
  private volatile boolean repaired;
  private volatile Runnable onSignal = () -> {};

  public List<String> order() {
    return order;
  }

  CountDownLatch meeting() {
    return meeting;
  }

  public void repair() {
    repaired = true;
  }

  boolean repaired() {
    return repaired;
  }

  public void onSignal(Runnable action) {
    onSignal = action;
  }

  void signal() {
    onSignal.run();
  }
}
