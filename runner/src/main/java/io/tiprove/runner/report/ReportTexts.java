// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a report says beyond the result of the run; immutable.
 *
 * @param language language of the headings
 * @param repeatCommand the command line that repeats this run
 * @param documents title of each document by its id
 * @param clauses all clauses of the documents, in the documents' order
 * @param blocks all documented blocks, in the documents' order
 * @param references what each reference implementation of this run stands in for, by its name
 * @param realPrograms names of the programs of this run that are no stand-ins
 */
public record ReportTexts(
    ReportLanguage language,
    String repeatCommand,
    Map<String, String> documents,
    List<ClauseText> clauses,
    List<BlockText> blocks,
    Map<String, String> references,
    List<String> realPrograms) {

  public ReportTexts {
    documents = sorted(documents);
    clauses = List.copyOf(clauses);
    blocks = List.copyOf(blocks);
    references = sorted(references);
    realPrograms = realPrograms.stream().sorted().toList();
  }

  /** Texts of a run whose clauses, blocks and references are not known. */
  public static ReportTexts of(ReportLanguage language, String repeatCommand) {
    return new ReportTexts(
        language, repeatCommand, Map.of(), List.of(), List.of(), Map.of(), List.of());
  }

  public ReportTexts withDocuments(Map<String, String> titles) {
    return new ReportTexts(
        language, repeatCommand, titles, clauses, blocks, references, realPrograms);
  }

  public ReportTexts withClauses(List<ClauseText> all) {
    return new ReportTexts(
        language, repeatCommand, documents, all, blocks, references, realPrograms);
  }

  public ReportTexts withBlocks(List<BlockText> all) {
    return new ReportTexts(
        language, repeatCommand, documents, clauses, all, references, realPrograms);
  }

  public ReportTexts withReferences(Map<String, String> standIns) {
    return new ReportTexts(
        language, repeatCommand, documents, clauses, blocks, standIns, realPrograms);
  }

  public ReportTexts withRealPrograms(Collection<String> programs) {
    return new ReportTexts(
        language, repeatCommand, documents, clauses, blocks, references, List.copyOf(programs));
  }

  String title(String document) {
    return documents.getOrDefault(document, document);
  }

  // Map.copyOf has a different order in every process; a report must not.
  private static Map<String, String> sorted(Map<String, String> map) {
    TreeMap<String, String> copy = new TreeMap<>(Comparator.naturalOrder());
    copy.putAll(map);
    return java.util.Collections.unmodifiableMap(copy);
  }
}
