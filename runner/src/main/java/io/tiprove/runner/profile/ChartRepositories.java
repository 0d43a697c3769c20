// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.profile;

import io.tiprove.fixtures.charts.ChartRepositoryBuilder;
import io.tiprove.fixtures.charts.ChartRepositoryServer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The Helm repositories of a profile as helm can reach them: published ones by their own URL, chart
 * folders packaged and served on loopback.
 *
 * <p>Thread-safe. Closing it ends the servers.
 */
public final class ChartRepositories implements AutoCloseable {
  private final Profile profile;
  private final ChartRepositoryBuilder builder;
  private final Map<String, ChartRepositoryServer> servers = new HashMap<>();

  public ChartRepositories(Profile profile, ChartRepositoryBuilder builder) {
    this.profile = profile;
    this.builder = builder;
  }

  /**
   * URL to give to {@code helm repo add}.
   *
   * @throws IllegalArgumentException for a repository that the profile does not have
   */
  public synchronized URI url(String name) {
    HelmRepository repository = profile.repositories().get(name);
    if (repository == null) {
      throw new IllegalArgumentException(
          "Profile '%s' has no Helm repository '%s'; it has %s"
              .formatted(profile.name(), name, profile.repositories().keySet()));
    }
    return repository
        .published()
        .orElseGet(
            () ->
                servers
                    .computeIfAbsent(
                        name, n -> ChartRepositoryServer.serve(builder.build(repository.sources())))
                    .url());
  }

  @Override
  public synchronized void close() {
    servers.values().forEach(ChartRepositoryServer::close);
    servers.clear();
  }
}
