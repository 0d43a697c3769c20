// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.environment;

import io.tiprove.runner.progress.Progress;
import java.util.Optional;

/** A kind of environment that is planned: it has a name, and says why it cannot be had. */
public final class UnbuiltEnvironment implements EnvironmentFactory {
  private final String name;

  public UnbuiltEnvironment(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> whyNot() {
    return Optional.of("it is not built yet");
  }

  @Override
  public String cure() {
    return "Use --environment embedded.";
  }

  @Override
  public Environment open(Progress progress, boolean mayOutlive) {
    throw new EnvironmentException("The environment " + name + " is not built yet.");
  }
}
