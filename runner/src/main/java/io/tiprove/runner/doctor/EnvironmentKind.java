// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.util.Locale;
import java.util.Optional;

/** Kinds of environments, the most self-sufficient first. */
public enum EnvironmentKind {
  /** A node in namespaces of this machine. */
  EMBEDDED(true),
  /** A node in containers. */
  CONTAINERS(false),
  /** A cluster that is there already. */
  CLUSTER(false);

  private final boolean built;

  EnvironmentKind(boolean built) {
    this.built = built;
  }

  /** The kind as the command line takes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Why no machine can run this kind, or empty. */
  Optional<String> unbuilt() {
    return built ? Optional.empty() : Optional.of("it is not built yet");
  }
}
