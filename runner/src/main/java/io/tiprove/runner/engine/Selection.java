// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The scenarios that a run is about: those to run, and those that cannot run here.
 *
 * <p>Immutable.
 */
public final class Selection {
  static final String NIGHTLY = "@nightly";

  private final List<Feature> features;
  private final List<ScenarioDescription> toRun;
  private final Map<ScenarioDescription, String> notRun;

  private Selection(
      List<Feature> features,
      List<ScenarioDescription> toRun,
      Map<ScenarioDescription, String> notRun) {
    this.features = features;
    this.toRun = toRun;
    this.notRun = notRun;
  }

  /**
   * Selects scenarios of a catalogue.
   *
   * @param tags tag expression, as Cucumber has them
   * @param name regular expression that must be found in the scenario's name or id
   * @param only whether a scenario is to be considered at all
   * @param capabilities what the profile and the environment offer
   * @param nightly whether scenarios with tag {@code @nightly} are to run
   * @throws BadInputException when an expression is wrong, or nothing is selected
   */
  public static Selection of(
      FeatureCatalogue catalogue,
      Optional<String> tags,
      Optional<String> name,
      Predicate<ScenarioDescription> only,
      Set<String> capabilities,
      boolean nightly) {
    Predicate<ScenarioDescription> wanted = tagged(tags).and(named(name)).and(only);
    List<Feature> features = new ArrayList<>();
    List<ScenarioDescription> toRun = new ArrayList<>();
    Map<ScenarioDescription, String> notRun = new LinkedHashMap<>();
    for (Feature feature : catalogue.features()) {
      List<Pickle> pickles = new ArrayList<>();
      for (Pickle pickle : feature.getPickles()) {
        ScenarioDescription scenario = catalogue.of(pickle);
        if (!wanted.test(scenario)) {
          continue;
        }
        if (scenario.tags().contains(NIGHTLY) && !nightly) {
          notRun.put(scenario, "is for the nightly run: ./tiprove run --nightly");
          continue;
        }
        List<String> missing =
            scenario.requires().stream().filter(each -> !capabilities.contains(each)).toList();
        if (missing.isEmpty()) {
          pickles.add(pickle);
          toRun.add(scenario);
        } else {
          notRun.put(
              scenario,
              "needs %s, which neither the profile nor the environment offers (they offer: %s)"
                  .formatted(
                      String.join(", ", missing),
                      capabilities.isEmpty()
                          ? "nothing special"
                          : String.join(", ", new java.util.TreeSet<>(capabilities))));
        }
      }
      if (!pickles.isEmpty()) {
        features.add(new SelectedFeature(feature, List.copyOf(pickles)));
      }
    }
    if (toRun.isEmpty() && notRun.isEmpty()) {
      throw new BadInputException(
          "No scenario is selected: none of %d has tags «%s» and a name or id with «%s».%s See «./tiprove list» for the scenarios and their tags."
              .formatted(
                  catalogue.scenarios().size(),
                  tags.orElse("any"),
                  name.orElse("any"),
                  tags.filter(text -> !text.contains("@")).isPresent()
                      ? " A tag begins with «@»."
                      : ""));
    }
    return new Selection(List.copyOf(features), List.copyOf(toRun), notRun);
  }

  /** Scenarios to run, in the order of paths and lines. */
  public List<ScenarioDescription> toRun() {
    return toRun;
  }

  /** Scenarios that cannot run here, with the reason. */
  public Map<ScenarioDescription, String> notRun() {
    return java.util.Collections.unmodifiableMap(notRun);
  }

  /** The features of the scenarios to run, without any other scenario. */
  List<Feature> features() {
    return features;
  }

  private static Predicate<ScenarioDescription> tagged(Optional<String> tags) {
    try {
      Optional<Expression> expression = tags.map(TagExpressionParser::parse);
      return scenario -> expression.map(each -> each.evaluate(scenario.tags())).orElse(true);
    } catch (TagExpressionException e) {
      throw new BadInputException(
          "expected --tags to be a tag expression such as «@LI-031 and not @negative», seen «%s»: %s"
              .formatted(tags.orElse(""), e.getMessage()),
          e);
    }
  }

  private static Predicate<ScenarioDescription> named(Optional<String> name) {
    try {
      Optional<Predicate<String>> found = name.map(Pattern::compile).map(Pattern::asPredicate);
      return scenario ->
          found.map(each -> each.test(scenario.name()) || each.test(scenario.id())).orElse(true);
    } catch (PatternSyntaxException e) {
      throw new BadInputException(
          "expected --name to be a regular expression, seen «%s»: %s"
              .formatted(name.orElse(""), e.getMessage()),
          e);
    }
  }
}
