// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.fixtures.rows.ExpectedTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is imported at size, and how long its steps took, told by the steps themselves.
 *
 * <p>Thread-safe.
 */
public final class LargeImport {
  private final LargeData data;
  private final List<Duration> timesByHand = new ArrayList<>();
  private Optional<Times> times = Optional.empty();
  private Optional<Duration> upload = Optional.empty();

  LargeImport(LargeData data) {
    this.data = data;
  }

  public Path tarball() {
    return data.tarball();
  }

  public List<ExpectedTable> expected() {
    return data.expected();
  }

  /** Tells how long an import took without chart and harness. */
  public synchronized void importedByHand(Duration took) {
    timesByHand.add(took);
  }

  /** Tells how long the tarball took into the bucket. */
  public synchronized void uploaded(Duration took) {
    upload = Optional.of(took);
  }

  /** Tells how long the import took that the harness installed. */
  public synchronized void imported(Times seen) {
    times = Optional.of(seen);
  }

  synchronized List<Duration> timesByHand() {
    return List.copyOf(timesByHand);
  }

  synchronized Duration upload() {
    return upload.orElseThrow();
  }

  synchronized Times times() {
    return times.orElseThrow();
  }

  /**
   * Times of an import in remote mode.
   *
   * @param download from rclone's first request for the object to the end of its last
   * @param retrieval of the container that downloads and unpacks, in whole seconds as Kubernetes
   *     tells it
   * @param lightning from the first to the last word of Lightning
   * @param known from the first word of Lightning to when the harness knew that the Job is complete
   */
  public record Times(Duration download, Duration retrieval, Duration lightning, Duration known) {}
}
