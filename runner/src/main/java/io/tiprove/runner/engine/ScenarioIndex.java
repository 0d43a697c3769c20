// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.plugin.event.Location;
import io.tiprove.runner.document.Clause;
import io.tiprove.runner.document.Clauses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All scenarios and the clauses they show, as a page in Markdown: {@code docs/scenarios.md}.
 *
 * <p>Says what there is, not what came of it, so that it changes with the features only. Immutable.
 */
public final class ScenarioIndex {
  private static final String HEAD =
      """
      # Scenarios

      <!-- Made from features/ by: ./tiprove list --markdown > docs/scenarios.md -->

      %d scenarios (each example of an outline is one) show %d of %d clauses and refute %d. A clause is a
      statement of a document that can be checked; `features/clauses.yaml` lists them.
      """;

  private final FeatureCatalogue catalogue;
  private final Clauses clauses;

  public ScenarioIndex(FeatureCatalogue catalogue, Clauses clauses) {
    this.catalogue = catalogue;
    this.clauses = clauses;
  }

  /** The page, with a line break at its end. */
  public String markdown() {
    Map<String, List<Entry>> byDocument = new TreeMap<>();
    clauses.all().forEach(clause -> byDocument.putIfAbsent(clause.document(), new ArrayList<>()));
    for (Feature feature : catalogue.features()) {
      List<Entry> entries = entries(feature);
      if (!entries.isEmpty()) {
        byDocument
            .computeIfAbsent(document(entries.get(0).path()), id -> new ArrayList<>())
            .addAll(entries);
      }
    }
    Set<String> shown =
        catalogue.scenarios().stream()
            .flatMap(scenario -> scenario.clauses().stream())
            .collect(Collectors.toSet());
    Set<String> refuted =
        catalogue.scenarios().stream()
            .flatMap(scenario -> scenario.tags().stream())
            .flatMap(tag -> Clauses.refutedBy(tag).stream())
            .collect(Collectors.toSet());
    StringBuilder page =
        new StringBuilder(
            HEAD.formatted(
                catalogue.scenarios().size(), shown.size(), clauses.all().size(), refuted.size()));
    byDocument.forEach((document, entries) -> document(page, document, entries));
    return page.toString();
  }

  private void document(StringBuilder page, String document, List<Entry> entries) {
    page.append("\n## ").append(document).append('\n');
    Map<String, List<Entry>> byFeature =
        entries.stream()
            .collect(Collectors.groupingBy(Entry::path, LinkedHashMap::new, Collectors.toList()));
    byFeature.values().forEach(feature -> feature(page, feature));
    clauses(page, document, entries);
  }

  private static void feature(StringBuilder page, List<Entry> entries) {
    Set<String> common = new LinkedHashSet<>(entries.get(0).tags());
    entries.forEach(entry -> common.retainAll(entry.tags()));
    common.removeIf(Clauses::isClauseTag);
    page.append("\n### ").append(escaped(entries.get(0).feature())).append("\n\n");
    page.append("`features/").append(entries.get(0).path()).append("` ");
    page.append(quoted(common))
        .append("\n\n| scenario | clauses | tags of its own |\n|---|---|---|\n");
    for (Entry entry : entries) {
      Set<String> own = new LinkedHashSet<>(entry.tags());
      own.removeAll(common);
      own.removeIf(Clauses::isClauseTag);
      page.append(
          "| %s%s | %s | %s |\n"
              .formatted(
                  escaped(entry.name()),
                  entry.examples() == 0 ? "" : " (%d examples)".formatted(entry.examples()),
                  String.join(" ", entry.clauses()),
                  quoted(own)));
    }
  }

  private void clauses(StringBuilder page, String document, List<Entry> entries) {
    Map<String, List<Clause>> bySection =
        clauses.all().stream()
            .filter(clause -> clause.document().equals(document))
            .collect(
                Collectors.groupingBy(
                    ScenarioIndex::section, LinkedHashMap::new, Collectors.toList()));
    page.append("\n### Sections of ").append(document).append('\n');
    bySection.forEach((section, stated) -> section(page, section, stated, entries));
  }

  private static void section(
      StringBuilder page, String section, List<Clause> stated, List<Entry> entries) {
    page.append("\n#### ").append(escaped(section));
    page.append("\n\n| clause | place | what must be shown | scenarios |\n|---|---|---|---|\n");
    for (Clause clause : stated) {
      page.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  clause.id(),
                  escaped(place(clause)),
                  escaped(clause.text()),
                  scenarios(clause.id(), entries)));
    }
  }

  private static String scenarios(String clause, List<Entry> entries) {
    String showing = names(entries, entry -> entry.clauses().contains(clause));
    String refuting = names(entries, entry -> entry.tags().contains(Clauses.refutingTag(clause)));
    if (refuting.isEmpty()) {
      return showing.isEmpty() ? "none yet" : showing;
    }
    return (showing.isEmpty() ? "" : showing + "; ") + "refuted by: " + refuting;
  }

  private static String names(List<Entry> entries, Predicate<Entry> which) {
    return entries.stream()
        .filter(which)
        .map(entry -> escaped(entry.name()))
        .collect(Collectors.joining("; "));
  }

  /**
   * A clause's section without the place in it: {@code remote mode} of {@code remote mode, step 2}.
   */
  private static String section(Clause clause) {
    return clause.section().split(", ", 2)[0];
  }

  private static String place(Clause clause) {
    String[] parts = clause.section().split(", ", 2);
    return parts.length == 2 ? parts[1] : "";
  }

  private List<Entry> entries(Feature feature) {
    Map<Location, List<Pickle>> byScenario =
        feature.getPickles().stream()
            .collect(
                Collectors.groupingBy(
                    Pickle::getScenarioLocation, LinkedHashMap::new, Collectors.toList()));
    return byScenario.values().stream().map(pickles -> entry(feature, pickles)).toList();
  }

  /** An outline has the tags and clauses of all its examples. */
  private Entry entry(Feature feature, List<Pickle> pickles) {
    Pickle first = pickles.get(0);
    Set<String> tags = new LinkedHashSet<>();
    Set<String> shown = new LinkedHashSet<>();
    for (Pickle pickle : pickles) {
      tags.addAll(catalogue.of(pickle).tags());
      shown.addAll(catalogue.of(pickle).clauses());
    }
    return new Entry(
        catalogue.of(first).feature(),
        feature.getName().orElse(""),
        WrittenName.of(feature, first),
        first.getExamplesLocation().isPresent() ? pickles.size() : 0,
        List.copyOf(tags),
        List.copyOf(shown));
  }

  private static String document(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private static String quoted(Set<String> tags) {
    return tags.stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(" "));
  }

  /** Text that means in Markdown what it says. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\|<*`\\[])", "\\\\$1");
  }

  /**
   * A scenario, or an outline with all its examples.
   *
   * @param path feature file below the features folder
   * @param examples their number, or 0 for a scenario that is no outline
   */
  private record Entry(
      String path,
      String feature,
      String name,
      int examples,
      List<String> tags,
      List<String> clauses) {}
}
