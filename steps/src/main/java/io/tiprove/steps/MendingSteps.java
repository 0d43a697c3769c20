// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.When;
import io.tiprove.fixtures.datasets.Defect;
import io.tiprove.fixtures.rows.ExpectedTable;
import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Mends the data, as a reader does who has read the log, and clears what a failed import left. */
public final class MendingSteps {
  private final Workspace workspace;
  private final ScenarioData data;
  private final ScenarioDatabase database;
  private final ScenarioChecks checks;
  private final ScenarioNotes notes;
  private final ProbePod probe;

  public MendingSteps(
      Workspace workspace,
      ScenarioData data,
      ScenarioDatabase database,
      ScenarioChecks checks,
      ScenarioNotes notes,
      ProbePod probe) {
    this.workspace = workspace;
    this.data = data;
    this.database = database;
    this.checks = checks;
    this.notes = notes;
    this.probe = probe;
  }

  @When("the malformed statement is removed from the folder of the node")
  public void inFolder() {
    List<String> mended = new ArrayList<>();
    try (var files = Files.list(folder())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
        if (mend(file)) {
          mended.add(String.valueOf(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    checks.check(
        "files with the malformed statement", "one", mended.toString(), mended.size() == 1);
    notes.add("Mended on the node: " + mended);
  }

  @When("the malformed statement is removed from the volume of the claim {string}")
  public void inVolume(String claim) {
    // Names the file it has mended; without one it says nothing and the wait for it ends.
    probe.changesVolume(
        new Placeholders(workspace).fill(claim),
        "f=$(grep -rl '%1$s' .) && sed -i '/%1$s/d' \"$f\" && echo mended \"$f\""
            .formatted(Defect.MALFORMED_MARK),
        "mended ./");
  }

  @When("the data in the folder are mended")
  public void whole() {
    Path whole = workspace.folder().resolve("mended");
    data.write(data.name(), Set.of(), whole, "the folder, mended");
    try (var files = Files.list(whole)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "Expected to copy the whole data set from %s to %s, seen %s. See whether both are there and the disk has room."
              .formatted(whole, folder(), e),
          e);
    }
  }

  @When("what was imported is removed from the cluster")
  public void removeImported() {
    TargetDatabase target = database.target();
    data.expected().stream()
        .map(ExpectedTable::database)
        .distinct()
        .forEach(
            name -> {
              String sql = "DROP DATABASE IF EXISTS `" + name + "`";
              target.execute(List.of(sql));
              notes.add("Partial data were cleaned from the target cluster: " + sql);
            });
  }

  private Path folder() {
    return Path.of(workspace.variables().require("backup_folder"));
  }

  // Byte by byte: the rows hold what is no text.
  private static boolean mend(Path file) throws IOException {
    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    String mended = content.replaceAll("(?m)^[^\n]*" + Defect.MALFORMED_MARK + "[^\n]*\n", "");
    if (mended.equals(content)) {
      return false;
    }
    Files.writeString(file, mended, StandardCharsets.ISO_8859_1);
    return true;
  }
}
