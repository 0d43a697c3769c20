// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentFactory;
import io.tiprove.runner.progress.Progress;

/**
 * An environment that is up, given to every run of the bench; only its owner ends it.
 *
 * <p>The runs' own closing does nothing.
 */
final class StartedNode implements EnvironmentFactory {
  private final Environment environment;

  StartedNode(Environment environment) {
    this.environment = new Borrowed(environment);
  }

  @Override
  public String name() {
    return environment.kind();
  }

  @Override
  public java.util.Optional<String> whyNot() {
    return java.util.Optional.empty();
  }

  @Override
  public Environment open(Progress progress, boolean mayOutlive) {
    return environment;
  }
}
