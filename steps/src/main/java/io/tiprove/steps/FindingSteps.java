// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.Finding;
import io.tiprove.runner.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records where a document, followed as written, does not do what it says. */
public final class FindingSteps {
  private static final List<String> ROWS =
      List.of("section", "says", "happens", "correction", "severity");

  private final Workspace workspace;
  private final DocumentedBlocks blocks;

  public FindingSteps(Workspace workspace, DocumentedBlocks blocks) {
    this.workspace = workspace;
    this.blocks = blocks;
  }

  @Then("this is a finding about the document {string}:")
  public void finding(String document, DataTable table) {
    Map<String, String> row = table.asMap();
    List<String> missing = ROWS.stream().filter(name -> !row.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "A finding needs the rows %s; the table of this step lacks %s. Add them to the feature."
              .formatted(ROWS, missing));
    }
    blocks.requireSection(document, row.get("section"));
    workspace
        .evidence()
        .add(
            new Finding(
                document,
                row.get("section"),
                row.get("says"),
                row.get("happens"),
                "",
                row.get("correction"),
                Finding.Severity.valueOf(row.get("severity").toUpperCase(Locale.ROOT))));
  }
}
