// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose scenarios, for every command that has them. */
final class ScenarioFilter {
  @Option(
      names = "--tags",
      paramLabel = "EXPR",
      description = "Only scenarios whose tags match, such as \"@LI-031 and not @negative\".")
  private @Nullable String tags;

  @Option(
      names = "--name",
      paramLabel = "REGEX",
      description = "Only scenarios in whose name or id the expression is found.")
  private @Nullable String name;

  Optional<String> tags() {
    return Optional.ofNullable(tags);
  }

  Optional<String> name() {
    return Optional.ofNullable(name);
  }
}
