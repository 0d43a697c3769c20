// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** One change of one object, as the API server told it. */
public record Change(Type type, HasMetadata object) {

  /** What happened to the object; {@code DELETED} carries its last known state. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED
  }
}
