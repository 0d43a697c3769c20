// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import io.tiprove.fixtures.charts.ChartFinder;
import io.tiprove.fixtures.charts.ChartSource;
import io.tiprove.fixtures.charts.InvalidChart;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the charts of one repository come from: exactly one component has content.
 *
 * @param url address of a published repository
 * @param folder absolute folder with charts at any depth
 * @param charts single charts, with absolute paths
 */
public record HelmRepository(
    @Nullable URI url, @Nullable Path folder, @Nullable List<ChartSource> charts) {

  public HelmRepository {
    charts = charts == null ? List.of() : List.copyOf(charts);
  }

  /** The address of a repository that somebody else serves. */
  public Optional<URI> published() {
    return Optional.ofNullable(url);
  }

  /**
   * The charts on this machine that make up the repository; none for a published one.
   *
   * @throws InvalidChart if the folder holds no chart any more
   */
  public List<ChartSource> sources() {
    return folder == null ? charts : new ChartFinder().find(folder);
  }
}
