// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.core.gherkin.Pickle;
import io.cucumber.plugin.event.Location;
import io.cucumber.plugin.event.Node;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A feature that shows some of its scenarios only. */
final class SelectedFeature implements io.cucumber.core.gherkin.Feature {
  // Written in full, as the inherited Node.Feature hides the name.
  private final io.cucumber.core.gherkin.Feature feature;
  private final List<Pickle> pickles;

  SelectedFeature(io.cucumber.core.gherkin.Feature feature, List<Pickle> pickles) {
    this.feature = feature;
    this.pickles = pickles;
  }

  @Override
  public Pickle getPickleAt(Node node) {
    return feature.getPickleAt(node);
  }

  @Override
  public List<Pickle> getPickles() {
    return pickles;
  }

  @Override
  public URI getUri() {
    return feature.getUri();
  }

  @Override
  public String getSource() {
    return feature.getSource();
  }

  @Override
  public Iterable<?> getParseEvents() {
    return feature.getParseEvents();
  }

  @Override
  public Collection<Node> elements() {
    return feature.elements();
  }

  @Override
  public Location getLocation() {
    return feature.getLocation();
  }

  @Override
  public Optional<String> getKeyword() {
    return feature.getKeyword();
  }

  @Override
  public Optional<String> getName() {
    return feature.getName();
  }

  @Override
  public Optional<Node> getParent() {
    return feature.getParent();
  }
}
