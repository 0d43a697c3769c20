// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/** Looks at the folder that the data were imported from. */
public final class SourceFolderSteps {
  private static final String CHECKPOINT_FILES = "*checkpoint*";

  private final Workspace workspace;
  private final ScenarioChecks checks;

  public SourceFolderSteps(Workspace workspace, ScenarioChecks checks) {
    this.workspace = workspace;
    this.checks = checks;
  }

  @Then("the folder of the data holds the checkpoint file {string}")
  public void holdsCheckpoint(String name) {
    checks.equal(
        "checkpoint files with the data",
        List.of(name).toString(),
        like(CHECKPOINT_FILES).toString());
  }

  @Then("the folder of the data holds no checkpoint file")
  public void holdsNoCheckpoint() {
    checks.equal("checkpoint files with the data", "[]", like(CHECKPOINT_FILES).toString());
  }

  @Then("the folder of the data holds a file like {string}")
  public void holdsLike(String glob) {
    List<String> found = like(glob);
    checks.check("files with the data like " + glob, "one", found.toString(), found.size() == 1);
  }

  private List<String> like(String glob) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    Path folder = Path.of(workspace.variables().require("backup_folder"));
    try (var files = Files.list(folder)) {
      return files
          .map(Path::getFileName)
          .filter(matcher::matches)
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
