// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the clauses of all documents and their outcome in this run together. Thread-safe. */
final class Coverage {
  private final ReportTexts texts;

  Coverage(ReportTexts texts) {
    this.texts = texts;
  }

  CoverageView view(List<Summary.ClauseResult> results, List<ScenarioView> scenarios) {
    Map<String, ScenarioView> byId =
        scenarios.stream()
            .collect(Collectors.toMap(s -> s.result().id(), s -> s, (first, second) -> first));
    Map<String, Summary.ClauseResult> open = new LinkedHashMap<>();
    results.forEach(result -> open.put(result.id(), result));
    Map<String, Map<String, List<CoverageView.Clause>>> tree = new LinkedHashMap<>();
    for (ClauseText text : texts.clauses()) {
      // A clause that no result mentions was not shown: leaving it out would flatter the run.
      Summary.ClauseResult result = open.remove(text.id());
      add(tree, text, clause(text, result, byId));
    }
    for (Summary.ClauseResult result : open.values()) {
      ClauseText text = new ClauseText(result.id(), "", "", "");
      add(tree, text, clause(text, result, byId));
    }
    List<CoverageView.Document> documents = new ArrayList<>();
    tree.forEach((document, sections) -> documents.add(document(document, sections)));
    return new CoverageView(
        counts(
            documents.stream()
                .flatMap(d -> d.sections().stream())
                .flatMap(s -> s.clauses().stream())
                .toList()),
        documents);
  }

  private CoverageView.Document document(
      String id, Map<String, List<CoverageView.Clause>> sections) {
    List<CoverageView.Section> views = new ArrayList<>();
    sections.forEach(
        (title, clauses) -> views.add(new CoverageView.Section(title, counts(clauses), clauses)));
    return new CoverageView.Document(
        texts.title(id), counts(sections.values().stream().flatMap(List::stream).toList()), views);
  }

  private static CoverageView.Clause clause(
      ClauseText text,
      Summary.@org.jspecify.annotations.Nullable ClauseResult result,
      Map<String, ScenarioView> byId) {
    if (result == null) {
      return new CoverageView.Clause(text.id(), text.text(), "notRun", List.of(), "");
    }
    List<ScenarioView> scenarios =
        result.scenarios().stream()
            .filter(byId::containsKey)
            .map(byId::get)
            .sorted(ScenarioView.WORST_FIRST)
            .toList();
    return new CoverageView.Clause(
        text.id(),
        text.text(),
        ScenarioViews.status(result.status()),
        scenarios,
        ClauseReferences.of(scenarios));
  }

  private static void add(
      Map<String, Map<String, List<CoverageView.Clause>>> tree,
      ClauseText text,
      CoverageView.Clause clause) {
    tree.computeIfAbsent(text.document(), document -> new LinkedHashMap<>())
        .computeIfAbsent(text.section(), section -> new ArrayList<>())
        .add(clause);
  }

  private static Counts counts(List<CoverageView.Clause> clauses) {
    return Counts.of(clauses.stream().map(CoverageView.Clause::status).toList());
  }
}
