// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.tiprove.fixtures.datasets.Defect;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Causes failures in the data, and removes them as a reader does who has read the log. */
public final class MendingSteps {
  // A number that no data set comes to.
  private static final String SECOND = "000099999";

  private final Workspace workspace;
  private final ScenarioChecks checks;
  private final ProbePod probe;
  private final Clock clock;
  private @Nullable Path copy;

  public MendingSteps(Workspace workspace, ScenarioChecks checks, ProbePod probe, Clock clock) {
    this.workspace = workspace;
    this.checks = checks;
    this.probe = probe;
    this.clock = clock;
  }

  @When("the malformed statement is removed from the folder of the node")
  public void inFolder() {
    Path folder = folder();
    List<String> mended = new ArrayList<>();
    try (var files = Files.list(folder)) {
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
    workspace
        .evidence()
        .add(new EvidenceEntry.Note(clock.instant(), "Mended on the node: " + mended));
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

  @Given("a data file of the table {string} lies there twice")
  public void twice(String table) {
    Path folder = folder();
    try (var files = Files.list(folder)) {
      Path first =
          files
              .filter(path -> path.getFileName().toString().contains("." + table + ".0"))
              .sorted()
              .findFirst()
              .orElseThrow();
      String name = first.getFileName().toString();
      Path second = folder.resolve(name.replaceFirst("\\.\\d+\\.", "." + SECOND + "."));
      Files.copy(first, second);
      workspace
          .evidence()
          .add(
              new EvidenceEntry.Note(
                  clock.instant(), "%s has the content of %s".formatted(second, name)));
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
    workspace
        .evidence()
        .add(new EvidenceEntry.Note(clock.instant(), "Removed from the node: " + copy));
  }

  private Path folder() {
    return Path.of(workspace.variables().find("backup_folder").orElseThrow());
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
