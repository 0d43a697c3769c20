// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import java.util.List;

/** A scenario's name as its feature file has it; an outline's with its {@code <placeholders>}. */
final class WrittenName {
  private WrittenName() {}

  static String of(Feature feature, Pickle pickle) {
    if (pickle.getExamplesLocation().isEmpty()) {
      return pickle.getName();
    }
    return feature
        .findPathTo(node -> node.getLocation().equals(pickle.getScenarioLocation()))
        .stream()
        .flatMap(List::stream)
        .filter(node -> node.getLocation().equals(pickle.getScenarioLocation()))
        .findFirst()
        .flatMap(node -> node.getName())
        .orElse(pickle.getName());
  }
}
