// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A resource version that can be compared with another of the same cluster.
 *
 * <p>They are etcd revisions in every Kubernetes the harness runs on; one that is no number is
 * treated as unknown, and then nothing is concluded from it.
 */
final class Revision {
  private final OptionalLong number;

  private Revision(OptionalLong number) {
    this.number = number;
  }

  static Revision of(HasMetadata object) {
    return parse(object.getMetadata().getResourceVersion());
  }

  static Revision parse(@Nullable String text) {
    try {
      return new Revision(
          text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      return new Revision(OptionalLong.empty());
    }
  }

  /** Whether this is known to be before {@code other}. */
  boolean isBefore(Revision other) {
    return number.isPresent()
        && other.number.isPresent()
        && number.getAsLong() < other.number.getAsLong();
  }
}
