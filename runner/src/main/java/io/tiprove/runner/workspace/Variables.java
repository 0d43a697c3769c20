// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

  public Map<String, String> all() {
    return Collections.unmodifiableMap(values);
  }
}
