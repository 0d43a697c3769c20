// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.Clause;
import io.tiprove.runner.document.Clauses;
import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.CodeFingerprint;
import io.tiprove.runner.engine.ConnectedEnvironment;
import io.tiprove.runner.engine.Harness;
import io.tiprove.runner.engine.Interruption;
import io.tiprove.runner.engine.ReportWriter;
import io.tiprove.runner.engine.RunParts;
import io.tiprove.runner.engine.Subject;
import io.tiprove.runner.engine.SubjectParts;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.environment.EnvironmentFactory;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.progress.PlainProgress;
import io.tiprove.runner.progress.Progress;
import io.tiprove.runner.progress.Timings;
import io.tiprove.runner.report.ReportLanguage;
import io.tiprove.runner.report.ReportTexts;
import io.tiprove.runner.report.Summary.Implementation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

class TiproveTest {
  private static final Clause CLAUSE =
      new Clause("LI-001", "lightning", "introduction", Clause.Kind.STATEMENT, "it works");

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private CommandLine tiprove;

  @BeforeEach
  void commands() throws IOException {
    Files.createDirectories(temp.resolve("features"));
    Files.writeString(
        temp.resolve("features/f.feature"),
        "Feature: F\n  @LI-001\n  Scenario: first\n    Given x\n  Scenario: second\n    Given x\n");
    PrivateFolder state = new PrivateFolder(temp.resolve("state"));
    Timings timings = new Timings(state);
    Harness harness =
        new Harness(
            new SecretMasker(),
            new PlainProgress(System.out, timings),
            timings,
            state,
            (LoggerContext) LoggerFactory.getILoggerFactory(),
            new CodeFingerprint(""),
            new Interruption());
    RunParts parts = new Parts(temp.resolve("features"));
    tiprove =
        Tiprove.commandLine(
                List.of(
                    new RunCommand(parts, harness),
                    new ListCommand(parts, () -> new Clauses(List.of(CLAUSE))),
                    new CoverageCommand(() -> ReportTexts.of(ReportLanguage.ENGLISH, "unknown")),
                    new InventoryCommand(temp.resolve("features"))),
                List.of())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
  }

  @Test
  void unknownOptionIsOneMessage() {
    assertThat(tiprove.execute("run", "--tagz", "@a")).isEqualTo(2);
    assertThat(err.toString()).contains("--tagz").contains("--tags").doesNotContain("\tat ");
  }

  @Test
  void wrongValuesAreOneMessage() {
    assertThat(tiprove.execute("run", "--keep", "some")).isEqualTo(2);
    assertThat(tiprove.execute("run", "--seed", "x")).isEqualTo(2);
    assertThat(tiprove.execute("run", "--parallel", "0")).isEqualTo(2);
    assertThat(tiprove.execute("run", "--environment", "moon")).isEqualTo(2);
    assertThat(err.toString())
        .contains("[NEVER, FAILED, ALWAYS] (case-insensitive)")
        .contains("--parallel to be at least 1")
        .contains("--environment to be one of [embedded], seen «moon»")
        .doesNotContain("\tat ");
  }

  @Test
  void badProfileIsOneMessage() {
    assertThat(tiprove.execute("run", "--profile", "none.yaml")).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("tiprove: none.yaml: no such profile");
  }

  @Test
  void environmentThatCannotBeSetUp() {
    assertThat(tiprove.execute("run", "--out", temp.resolve("out").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("needs root").contains("tiprove doctor");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void stackTraceIsForTheVerbose() {
    assertThat(tiprove.execute("run", "--verbose")).isEqualTo(3);
    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void listShowsTagsClausesAndLastResult() throws IOException {
    Path last = Files.createDirectories(temp.resolve("out"));
    Files.writeString(
        last.resolve("summary.json"),
        "{\"scenarios\":[{\"id\":\"f.first\",\"status\":\"failed\"}]}");

    assertThat(tiprove.execute("list", "--out", last.toString())).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "failed  f.first",
            "        first",
            "        tags: @LI-001",
            "        clauses: LI-001",
            "-       f.second",
            "        second",
            "2 scenarios");
  }

  @Test
  void listCanBeAPage() {
    assertThat(tiprove.execute("list", "--markdown")).isZero();
    assertThat(out.toString()).startsWith("# Scenarios\n").contains("| first | LI-001 |");

    assertThat(tiprove.execute("list", "--markdown", "--name", "first")).isEqualTo(2);
    assertThat(err.toString()).contains("--markdown without --tags and --name");
  }

  @Test
  void coverageSaysWhatTheLastRunCarriedOut() throws IOException {
    Path last = Files.createDirectories(temp.resolve("out"));
    Files.writeString(
        last.resolve("summary.json"),
        "{\"schemaVersion\":1,\"durationMs\":1,\"seed\":1,\"scenarios\":[],\"clauses\":[]}");

    assertThat(tiprove.execute("coverage", "--out", last.toString())).isZero();

    assertThat(out.toString()).contains("0 of 0 documented blocks ran verbatim");
  }

  @Test
  void coverageOfNoRunAndOfABrokenOneIsOneMessage() throws IOException {
    String last = temp.resolve("out").toString();
    assertThat(tiprove.execute("coverage", "--out", last)).isEqualTo(2);
    assertThat(err.toString()).contains("expected the summary of a run", "./tiprove run");

    Files.writeString(Files.createDirectories(temp.resolve("out")).resolve("summary.json"), "{");
    assertThat(tiprove.execute("coverage", "--out", last)).isEqualTo(2);
    assertThat(err.toString()).contains("is not a summary of a run").doesNotContain("\tat ");
  }

  @Test
  void inventoryIsMadeAndSaysWhatChanged() throws IOException {
    Path document = temp.resolve("doc.md");
    Path blocks = temp.resolve("features/boats/blocks.yaml");
    Files.writeString(document, "## 造船\n\n`helm install boat`\n\n## Sail\n\n`kubectl get boats`\n");

    assertThat(inventory(document, "boats")).isZero();
    assertThat(out.toString())
        .contains("new      boats/section-1#command-1  helm install boat")
        .contains("2 blocks; 2 new, 0 changed, 0 moved, 0 gone")
        .contains("Section «造船» has no English name");

    Files.writeString(
        document, "## Sail\n\n`kubectl get boats -A`\n\n## Build\n\n`helm install boat`\n");
    assertThat(inventory(document, "boats")).isZero();
    assertThat(out.toString())
        .contains("changed  boats/sail#command-1  kubectl get boats -A")
        .contains("    was  kubectl get boats\n")
        .contains("moved    boats/section-1#command-1 -> boats/build#command-1");
    assertThat(BlockInventory.load(List.of(blocks)).find("boats/build#command-1")).isPresent();

    assertThat(inventory(document, "boats")).isZero();
    assertThat(out.toString()).endsWith(": 2 blocks, as before\n");
  }

  @Test
  void brokenInventoryIsReplaced() throws IOException {
    Path document = temp.resolve("doc.md");
    Files.writeString(document, "`helm install boat`\n");
    Files.createDirectories(temp.resolve("features/boats"));
    Files.writeString(temp.resolve("features/boats/blocks.yaml"), "nonsense: 1\n");

    assertThat(inventory(document, "boats")).isZero();
    assertThat(out.toString()).contains("The earlier inventory is replaced").contains("1 new");
  }

  @Test
  void inventoryRefusesWhatItCannotRead() {
    assertThat(inventory(temp.resolve("none.md"), "boats")).isEqualTo(2);
    assertThat(inventory(temp.resolve("none.md"), "../boats")).isEqualTo(2);
    assertThat(tiprove.execute("inventory", "--id", "boats")).isEqualTo(2);
    assertThat(err.toString())
        .contains("none.md: the file does not exist")
        .contains("lower-case letters, digits and -")
        .contains("--document=FILE")
        .doesNotContain("\tat ");
  }

  private int inventory(Path document, String id) {
    return tiprove.execute("inventory", "--document", document.toString(), "--id", id);
  }

  private record Parts(Path features) implements RunParts, SubjectParts {
    @Override
    public Set<String> clauses() {
      return Set.of("LI-001");
    }

    @Override
    public List<String> glue() {
      return List.of();
    }

    @Override
    public SubjectParts subject(Optional<Path> profile) {
      if (profile.isPresent()) {
        throw new BadInputException(profile.get() + ": no such profile");
      }
      return this;
    }

    @Override
    public Subject subject() {
      return new Subject("reference", Set.of(), Implementation.REFERENCE, Set.of(), Map.of(), "");
    }

    @Override
    public List<EnvironmentFactory> environments() {
      return List.of(new Rootless());
    }

    @Override
    public ConnectedEnvironment connect(Environment environment) {
      throw new EnvironmentException("never reached");
    }

    @Override
    public String revision() {
      return "test";
    }

    @Override
    public ReportWriter reports(ReportLanguage language, Subject subject) {
      return (out, summary) -> {};
    }
  }

  private static final class Rootless implements EnvironmentFactory {
    @Override
    public String name() {
      return "embedded";
    }

    @Override
    public Optional<String> whyNot() {
      return Optional.of("it needs root");
    }

    @Override
    public Environment open(Progress progress, boolean mayOutlive) {
      throw new EnvironmentException("it needs root");
    }
  }
}
