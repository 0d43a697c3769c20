// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Damages what an import needs in the folder of the data. */
public final class DamageSteps {
  private static final String CHECKPOINT = "tidb_lightning_checkpoint.pb";

  private final Workspace workspace;
  private final ScenarioChecks checks;
  private final ScenarioNotes notes;

  public DamageSteps(Workspace workspace, ScenarioChecks checks, ScenarioNotes notes) {
    this.workspace = workspace;
    this.checks = checks;
    this.notes = notes;
  }

  @When("the checkpoint file is removed")
  public void removeCheckpoint() {
    remove(folder().resolve(CHECKPOINT));
  }

  @When("the checkpoint file is overwritten")
  public void overwriteCheckpoint() {
    Path file = folder().resolve(CHECKPOINT);
    try {
      checks.equal("the checkpoint file is there", "true", String.valueOf(Files.exists(file)));
      // No protobuf message can begin so, whatever its length.
      byte[] damage = new byte[(int) Files.size(file)];
      Arrays.fill(damage, (byte) 0xff);
      Files.write(file, damage);
    } catch (IOException e) {
      throw cannot("overwrite " + file, e);
    }
    notes.add("Every byte of %s was overwritten with 0xff".formatted(file));
  }

  @When("the last data file is removed")
  public void removeLastFile() {
    try (var files = Files.list(folder())) {
      remove(
          files
              .filter(file -> file.getFileName().toString().matches(".*\\.\\d{9}\\..*"))
              .sorted()
              .reduce((first, second) -> second)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "Expected data files with a number of nine digits in %s, seen none. Let the scenario have a data set of several files."
                              .formatted(folder()))));
    } catch (IOException e) {
      throw cannot("list the data files in " + folder(), e);
    }
  }

  private void remove(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw cannot("remove " + file, e);
    }
    notes.add("%s was removed".formatted(file));
  }

  private BlamedFailure cannot(String what, IOException e) {
    return new BlamedFailure(
        Blame.INFRASTRUCTURE,
        "Expected to %s, seen %s. See what is in %s, and whether an earlier step or the import has removed it."
            .formatted(what, e, folder()),
        e);
  }

  private Path folder() {
    return Path.of(workspace.variables().require("backup_folder"));
  }
}
