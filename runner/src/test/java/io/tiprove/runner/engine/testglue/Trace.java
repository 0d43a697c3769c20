// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine.testglue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** What the test's steps tell the test. */
public final class Trace {
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final CountDownLatch meeting = new CountDownLatch(2);
  private volatile boolean repaired;
  private volatile Consumer<String> onPod = namespace -> {};
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

  /** Waits until something was written into a file. */
  void await(Path file) {
    Awaitility.await().until(() -> Files.exists(file) && Files.size(file) > 0);
  }

  public void onPod(Consumer<String> namespace) {
    onPod = namespace;
  }

  void pod(String namespace) {
    onPod.accept(namespace);
  }

  public void onSignal(Runnable action) {
    onSignal = action;
  }

  void signal() {
    onSignal.run();
  }
}
