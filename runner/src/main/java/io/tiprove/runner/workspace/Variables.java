// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Values that a scenario binds to the {@code ${variables}} of documented commands and manifests.
 *
 * <p>Used by the scenario's own thread only.
 */
public final class Variables {
  private final Map<String, String> values = new LinkedHashMap<>();

  public void bind(String name, String value) {
    values.put(name, value);
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The value of a variable that a step before must have bound.
   *
   * @throws BlamedFailure if it is not bound; the message names those that are
   */
  public String require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new BlamedFailure(
                    Blame.INFRASTRUCTURE,
                    "Expected a value for ${%s}, seen none; bound in this scenario: %s. Put a step that binds it before this one; docs/write-a-feature.md says which do."
                        .formatted(name, names())));
  }

  /** What is bound, for messages: names in order, or {@code nothing}. */
  public String names() {
    return values.isEmpty() ? "nothing" : String.join(", ", new TreeSet<>(values.keySet()));
  }

  public Map<String, String> all() {
    return Collections.unmodifiableMap(values);
  }
}
