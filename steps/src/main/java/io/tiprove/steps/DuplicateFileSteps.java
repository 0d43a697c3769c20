// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Has a data file lie in the folder of the data twice, and removes the second one. */
public final class DuplicateFileSteps {
  // A number that no data set comes to.
  private static final String SECOND = "000099999";

  private final Workspace workspace;
  private final ScenarioNotes notes;
  private @Nullable Path copy;

  public DuplicateFileSteps(Workspace workspace, ScenarioNotes notes) {
    this.workspace = workspace;
    this.notes = notes;
  }

  @Given("a data file of the table {string} lies there twice")
  public void twice(String table) {
    Path folder = Path.of(workspace.variables().require("backup_folder"));
    try (var files = Files.list(folder)) {
      Path first =
          files
              .filter(path -> path.getFileName().toString().contains("." + table + ".0"))
              .sorted()
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Expected a data file of the table %s in %s, seen none. Name a table of the data set."
                              .formatted(table, folder)));
      String name = first.getFileName().toString();
      Path second = folder.resolve(name.replaceFirst("\\.\\d+\\.", "." + SECOND + "."));
      Files.copy(first, second);
      notes.add("%s has the content of %s".formatted(second, name));
      copy = second;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @When("the second one is removed")
  public void removeSecond() {
    if (copy == null) {
      throw new IllegalStateException("no step before this one has made a second data file");
    }
    try {
      Files.delete(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    notes.add("Removed from the node: " + copy);
  }
}
