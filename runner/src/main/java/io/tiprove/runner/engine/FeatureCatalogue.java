// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All parsed features and what is known of each of their scenarios, in the order of paths and
 * lines.
 *
 * <p>Immutable.
 */
public final class FeatureCatalogue {
  private final List<Feature> features;
  private final Map<Place, ScenarioDescription> scenarios;

  FeatureCatalogue(List<Feature> features, Map<Place, ScenarioDescription> scenarios) {
    this.features = List.copyOf(features);
    this.scenarios = new LinkedHashMap<>(scenarios);
  }

  /** Every scenario, each example being one. */
  public List<ScenarioDescription> scenarios() {
    return List.copyOf(scenarios.values());
  }

  List<Feature> features() {
    return features;
  }

  ScenarioDescription at(URI uri, int line) {
    ScenarioDescription scenario = scenarios.get(new Place(uri, line));
    if (scenario == null) {
      throw new IllegalArgumentException("no scenario of this run begins at " + uri + ":" + line);
    }
    return scenario;
  }

  ScenarioDescription of(Pickle pickle) {
    return at(pickle.getUri(), pickle.getLocation().getLine());
  }

  record Place(URI uri, int line) {}
}
