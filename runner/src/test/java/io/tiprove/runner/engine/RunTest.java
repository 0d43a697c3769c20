// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.tiprove.runner.environment.EnvironmentException;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.MaskedOutput;
import io.tiprove.runner.report.Summary;
import io.tiprove.runner.report.Summary.ClauseResult;
import io.tiprove.runner.report.Summary.ClauseStatus;
import io.tiprove.runner.report.Summary.Implementation;
import io.tiprove.runner.report.Summary.ScenarioResult;
import io.tiprove.runner.report.Summary.Status;
import io.tiprove.runner.report.Summary.Totals;
import io.tiprove.runner.workspace.Keep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EnableKubernetesMockClient(crud = true)
class RunTest {
  @TempDir private Path temp;
  private KubernetesMockServer server;
  private EngineFixture engine;

  @BeforeEach
  void engine() throws IOException {
    engine = new EngineFixture(temp, server);
  }

  @Test
  void passedScenarioHasItsOwnNamespaceAndGivesItBack() throws IOException {
    engine.feature(
        "doc/one.feature",
        """
        Feature: One
          @LI-001
          Scenario: It works
            Given a namespace and files
          Scenario: Another namespace
            Given a namespace and files
        """);

    assertThat(engine.options().run()).isEqualTo(ExitCode.PASSED);

    Summary summary = engine.summary();
    assertThat(summary.totals()).isEqualTo(new Totals(2, 0, 0, 0));
    assertThat(summary.scenarios().get(0).id()).isEqualTo("doc.one.it-works");
    assertThat(summary.scenarios().get(0).evidence()).isEqualTo("evidence/doc.one.it-works");
    assertThat(summary.clauses())
        .contains(new ClauseResult("LI-001", ClauseStatus.PASSED, List.of("doc.one.it-works")))
        .contains(new ClauseResult("LI-002", ClauseStatus.NOT_RUN, List.of()));
    assertThat(record("doc.one.it-works"))
        .contains("\"type\":\"step\"")
        .contains("a namespace and files")
        .contains("evidence is incomplete");
    assertThat(engine.released()).hasSize(3).endsWith("swept").doesNotHaveDuplicates();
    assertThat(engine.observed()).containsExactly("opened", "closing", "opened", "closing");
    assertThat(engine.environment().closed()).isTrue();
    assertThat(files(engine.state().resolve("work"))).as("files are given back").isEmpty();
    assertThat(summary.timings()).containsKeys("environment embedded", "scenarios", "sweep");
  }

  @Test
  void failuresBlameOneSideAndSayWhatToDo() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: Failures
          Scenario: document
            Then DOCUMENT is to blame
          Scenario: system
            Then an assertion fails
          Scenario: harness
            Then something unforeseen happens
            And a namespace and files
          Scenario: undefined
            Then nobody knows this step
        """);

    assertThat(engine.options().run()).isEqualTo(ExitCode.FAILED);

    assertThat(engine.summary().totals()).isEqualTo(new Totals(0, 4, 0, 0));
    assertThat(engine.result("f.document").blame()).isEqualTo(Blame.DOCUMENT);
    assertThat(engine.result("f.document").reason())
        .isEqualTo("Step «Then DOCUMENT is to blame» (line 3): it broke");
    assertThat(engine.result("f.system").blame()).isEqualTo(Blame.SYSTEM_UNDER_TEST);
    assertThat(engine.result("f.system").reason()).contains("[rows]");
    assertThat(engine.result("f.harness").blame()).isEqualTo(Blame.INFRASTRUCTURE);
    assertThat(engine.result("f.harness").reason()).contains("IllegalArgumentException: oops");
    assertThat(record("f.harness")).contains("\"status\":\"skipped\"");
    assertThat(engine.result("f.undefined").reason())
        .contains("«Then nobody knows this step» (line 10) matches no step definition");
  }

  @Test
  void whatCannotRunHereIsNotRunWithTheReason() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: Not here
          @requires-ebs
          Scenario: capability
            Given a namespace and files
          @requires-s3 @requires-embedded
          Scenario: present
            Given a namespace and files
          Scenario: aborted
            Given there is no tape here
        """);

    assertThat(engine.options().run()).isEqualTo(ExitCode.PASSED);

    assertThat(engine.summary().totals()).isEqualTo(new Totals(1, 0, 0, 2));
    assertThat(engine.result("f.capability").reason()).contains("needs ebs");
    assertThat(engine.result("f.aborted").status()).isEqualTo(Status.NOT_RUN);
    assertThat(engine.result("f.aborted").reason()).isEqualTo("there is no tape");
  }

  @Test
  void whatIsForTheNightlyRunIsNotRunInAnother() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: Long
          @nightly
          Scenario: a hundred times
            Given a namespace and files
          Scenario: once
            Given a namespace and files
        """);

    assertThat(engine.options().run()).isEqualTo(ExitCode.PASSED);

    assertThat(engine.summary().totals()).isEqualTo(new Totals(1, 0, 0, 1));
    assertThat(engine.result("f.a-hundred-times").status()).isEqualTo(Status.NOT_RUN);
    assertThat(engine.result("f.a-hundred-times").reason())
        .isEqualTo("is for the nightly run: ./tiprove run --nightly");

    assertThat(engine.options().nightly().run()).isEqualTo(ExitCode.PASSED);

    assertThat(engine.summary().totals()).isEqualTo(new Totals(2, 0, 0, 0));
  }

  @Test
  void scenariosRunAtTheSameTime() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: Parallel
          Scenario Outline: meeting of <who>
            Given a namespace and files
            When another scenario is met
            Examples:
              | who |
              | one |
              | two |
        """);

    assertThat(engine.options().parallel(2).run()).isEqualTo(ExitCode.PASSED);
    assertThat(engine.summary().scenarios())
        .extracting(ScenarioResult::id)
        .containsExactly("f.meeting-of-who.1", "f.meeting-of-who.2");
  }

  @Test
  void theSeedDecidesTheOrder() throws IOException {
    StringBuilder feature = new StringBuilder("Feature: Order\n");
    for (int i = 0; i < 8; i++) {
      feature.append("  Scenario: number %d\n    Given \"%d\" is noted\n".formatted(i, i));
    }
    engine.feature("f.feature", feature.toString());

    engine.options().seed(1).run();
    List<String> first = List.copyOf(engine.trace().order());
    engine.trace().order().clear();
    engine.options().seed(1).run();
    List<String> again = List.copyOf(engine.trace().order());
    engine.trace().order().clear();
    engine.options().seed(2).run();

    assertThat(again).isEqualTo(first).hasSize(8);
    assertThat(engine.trace().order()).isNotEqualTo(first).hasSize(8);
  }

  @Test
  void rerunOfFailedShowsFlakes() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: Flakes
          Scenario: wavering
            Then it has been repaired
          Scenario: broken
            Then an assertion fails
          Scenario: good
            Given a namespace and files
        """);
    assertThat(engine.options().run()).isEqualTo(ExitCode.FAILED);
    engine.trace().repair();

    assertThat(engine.options().rerunFailed().run()).isEqualTo(ExitCode.FAILED);

    assertThat(engine.summary().totals()).isEqualTo(new Totals(0, 1, 1, 0));
    assertThat(engine.result("f.wavering").status()).isEqualTo(Status.FLAKY);
  }

  @Test
  void aRunThatCannotBeginLeavesNoReportOfAnother() throws IOException {
    engine.feature("f.feature", "Feature: F\n  Scenario: s\n    Given a namespace and files\n");
    engine.options().run();
    Files.writeString(engine.out().resolve("report.html"), "Passed");
    engine.refuse();

    assertThatThrownBy(() -> engine.options().run()).isInstanceOf(EnvironmentException.class);

    assertThat(files(engine.out()))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("tiprove.log");
  }

  @Test
  void aScenarioThatPassesRefutesAClause() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: F
          @refutes-LI-001
          Scenario: untrue
            Given a namespace and files
          @refutes-LI-002
          Scenario: not seen
            Then SYSTEM_UNDER_TEST is to blame
        """);
    engine.options().run();

    assertThat(engine.summary().clauses())
        .contains(
            new ClauseResult("LI-001", ClauseStatus.REFUTED, List.of("f.untrue")),
            new ClauseResult("LI-002", ClauseStatus.FAILED, List.of("f.not-seen")),
            new ClauseResult("LI-003", ClauseStatus.NOT_RUN, List.of()));
  }

  @Test
  void aScenarioThroughAStandInIsNotWhollyReal() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: F
          Scenario: real
            Given a namespace and files
          Scenario: standing in
            Given a stand-in
        """);
    engine.options().run();

    assertThat(engine.result("f.real").implementation()).isEqualTo(Implementation.REAL);
    assertThat(engine.result("f.real").references()).isEmpty();
    assertThat(engine.result("f.standing-in").implementation()).isEqualTo(Implementation.REFERENCE);
    assertThat(engine.result("f.standing-in").references()).containsExactly("a boat of paper");
  }

  @Test
  void rerunAfterAChangeIsNoFlake() throws IOException {
    String feature = "Feature: F\n  Scenario: wavering\n    Then it has been repaired\n";
    engine.feature("f.feature", feature);
    engine.options().run();
    engine.trace().repair();
    engine.feature("f.feature", feature + "    # changed\n");

    assertThat(engine.options().rerunFailed().run()).isEqualTo(ExitCode.PASSED);

    assertThat(engine.result("f.wavering").status()).isEqualTo(Status.PASSED);
    assertThat(engine.options().rerunFailed().run()).as("nothing left").isEqualTo(ExitCode.PASSED);
  }

  @Test
  void rerunWithoutARunBeforeIsBadInput() {
    assertThatThrownBy(() -> engine.options().rerunFailed().run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("run without --rerun-failed first");
  }

  @Test
  void failedScenariosAreKeptWhenAskedFor() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: Keep
          Scenario: broken
            Then an assertion fails
          Scenario: good
            Given a namespace and files
        """);

    engine.options().keep(Keep.FAILED).run();

    assertThat(engine.released()).hasSize(2);
    assertThat(record("f.broken")).contains("Kept: namespace tp-");
    assertThat(files(engine.state().resolve("work"))).anyMatch(file -> file.endsWith("kubeconfig"));
  }

  @Test
  void cleanUpGoesOnAfterAFailure() throws IOException {
    engine.feature(
        "f.feature", "Feature: F\n  Scenario: s\n    When the clean-up is going to fail\n");

    assertThat(engine.options().run()).isEqualTo(ExitCode.PASSED);

    assertThat(engine.trace().order()).containsExactly("first cleaned");
    assertThat(record("f.s")).contains("clean-up «second» failed: java.io.IOException: stuck");
  }

  @Test
  void interruptionEndsTheRunWithReports() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: Interrupted
          Scenario: a
            When the user ends the run
          Scenario: b
            When the user ends the run
          Scenario: c
            When the user ends the run
        """);
    engine.trace().onSignal(engine.interruption()::request);

    assertThat(engine.options().parallel(2).run()).isEqualTo(ExitCode.INTERRUPTED);

    assertThat(engine.summary().totals()).isEqualTo(new Totals(0, 0, 0, 3));
    assertThat(engine.summary().scenarios())
        .extracting(ScenarioResult::reason)
        .allMatch(reason -> reason.contains("interrupted"));
    assertThat(engine.environment().closed()).isTrue();
    assertThat(files(engine.state().resolve("work"))).isEmpty();
  }

  @Test
  void anEnvironmentThatEndsByItselfEndsTheRunWithReports() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: Abandoned
          Scenario: a
            When the user ends the run
        """);
    engine.trace().onSignal(() -> engine.environment().fail("etcd ended"));

    assertThatThrownBy(() -> engine.options().run())
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("etcd ended");

    assertThat(engine.summary().totals()).isEqualTo(new Totals(0, 0, 0, 1));
    assertThat(engine.environment().closed()).isTrue();
  }

  @Test
  void dryRunNeedsNoEnvironmentAndFindsUndefinedSteps() throws IOException {
    engine.feature("f.feature", "Feature: F\n  Scenario: s\n    Given a namespace and files\n");
    assertThat(engine.options().dryRun().run()).isEqualTo(ExitCode.PASSED);

    engine.feature("g.feature", "Feature: G\n  Scenario: s\n    Given nobody knows this\n");
    assertThat(engine.options().dryRun().run()).isEqualTo(ExitCode.FAILED);

    assertThat(engine.out()).doesNotExist();
    assertThat(engine.environment().closed()).isFalse();
  }

  @Test
  void theConsoleCountsAndEndsWithWhatDidNotPass() throws IOException {
    engine.feature(
        "f.feature",
        """
        Feature: F
          Scenario: good
            Given a namespace and files
          Scenario: bad
            Then an assertion fails
          Scenario: aborted
            Given there is no tape here
          @requires-ebs
          Scenario: elsewhere
            Given a namespace and files
          @requires-ebs
          Scenario: elsewhere, too
            Given a namespace and files
        """);

    List<String> lines = masked(ExitCode.FAILED).lines().toList();

    assertThat(lines).anyMatch(line -> line.matches("(passed|failed) +f\\.\\w+ \\(.*\\) [123]/3"));
    assertThat(lines).filteredOn(line -> line.endsWith("/3")).hasSize(2);
    assertThat(lines)
        .containsSubsequence(
            "not run 2: needs ebs, which neither the profile nor the environment offers (they offer: embedded, s3)",
            "        f.elsewhere",
            "        f.elsewhere-too",
            "failed  f.bad",
            "Only these again: ./tiprove run --rerun-failed, with the options of this run.");
    assertThat(lines).filteredOn(line -> line.contains("needs ebs")).hasSize(1);
    assertThat(lines).filteredOn(line -> line.contains("there is no tape")).hasSize(1);
  }

  @Test
  void aScenarioIsFoundByItsNameAndByItsId() throws IOException {
    engine.feature(
        "doc/f.feature",
        """
        Feature: F
          Scenario: One and all
            Given a namespace and files
          Scenario: Another
            Given a namespace and files
        """);

    for (String name : List.of("One and", "doc.f.one-and-all")) {
      assertThat(engine.options().name(name).run()).isEqualTo(ExitCode.PASSED);
      assertThat(engine.summary().scenarios())
          .extracting(ScenarioResult::id)
          .containsExactly("doc.f.one-and-all");
    }
  }

  @Test
  void aTagWithoutItsSignIsToldSo() throws IOException {
    engine.feature("f.feature", "Feature: F\n  @LI-001\n  Scenario: s\n    Given nobody\n");

    assertThatThrownBy(() -> engine.options().tags("LI-001").run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("A tag begins with «@»");
  }

  @Test
  void nothingSelectedIsBadInput() throws IOException {
    engine.feature("f.feature", "Feature: F\n  Scenario: s\n    Given a namespace and files\n");

    assertThatThrownBy(() -> engine.options().tags("@none").run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("@none");
    assertThatThrownBy(() -> engine.options().name("(").run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--name");
    assertThatThrownBy(() -> engine.options().tags("@a and").run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--tags");
    assertThat(engine.out()).doesNotExist();
  }

  @Test
  void aSecretOfTheClusterIsInNoByteThatLeavesTheProcess() throws IOException {
    String secret = "canary-in-the-mine";
    String key =
        Base64.getEncoder()
            .encodeToString(FakeEnvironment.CLIENT_KEY.getBytes(StandardCharsets.UTF_8));
    engine
        .trace()
        .onPod(
            namespace ->
                server
                    .expect()
                    .get()
                    .withPath(
                        "/api/v1/namespaces/%s/pods/printer/log?container=main&follow=true"
                            .formatted(namespace))
                    .andReturn(200, "password is canary-in-the-mine\n")
                    .always());
    engine.watch();
    engine.feature(
        "f.feature",
        """
        Feature: F
          Scenario: s
            When the reader writes "canary in the mine" into the values, and a chart makes a Secret of it
            And a pod that uses the Secret prints it
            Then it says "canary in the mine" and the client key "%s"
        """
            .formatted(key));

    String console = masked(ExitCode.FAILED);

    assertHidden("the console", console, secret);
    assertThat(console).contains("console ***", "log ***").doesNotContain(key);
    List<Path> files = files(engine.out());
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .contains("summary.json", "messages.ndjson", "tiprove.log", "main.0.log", "database.yaml");
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertHidden(file.toString(), text, secret);
      assertThat(text).as(file.toString()).doesNotContain(key, FakeEnvironment.CLIENT_KEY);
    }
    assertThat(record("f.s")).contains("password: ***", "\"type\":\"command\"");
    assertThat(engine.result("f.s").reason()).contains("refused ***");
  }

  @Test
  void aSecretIsInNoByteThatLeavesTheProcess() throws IOException {
    String secret = "canary-in-the-mine";
    engine.feature(
        "f.feature",
        "Feature: F\n  Scenario: s\n    When a secret \"canary in the mine\" goes through every channel\n");

    String console = masked(ExitCode.FAILED);

    assertHidden("the console", console, secret);
    assertThat(console).contains("out ***", "log ***");
    List<Path> files = files(engine.out());
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .contains("summary.json", "messages.ndjson", "tiprove.log", "record.jsonl", "one.log");
    for (Path file : files) {
      assertHidden(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), secret);
    }
    assertThat(engine.result("f.s").reason()).contains("refused *** and cm9vdDp***");
    assertThat(engine.summary().findings().get(0).says()).isEqualTo("says ***");
  }

  /** Runs and returns the console as the user sees it. */
  private String masked(ExitCode expected) {
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    PrintStream before = System.out;
    PrintStream beforeErr = System.err;
    System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
    System.setErr(System.out);
    MaskedOutput masked = new MaskedOutput(engine.masker());
    try {
      assertThat(engine.options().run()).isEqualTo(expected);
    } finally {
      masked.close();
      System.setOut(before);
      System.setErr(beforeErr);
    }
    return console.toString(StandardCharsets.UTF_8);
  }

  private static void assertHidden(String where, String text, String secret) {
    assertThat(text).as(where).doesNotContain(secret);
    for (int i = 0; i < 3; i++) {
      String encoded =
          Base64.getEncoder()
              .encodeToString(("x".repeat(i) + secret).getBytes(StandardCharsets.UTF_8));
      assertThat(text).as(where).doesNotContain(encoded.substring(4, 20));
    }
  }

  private String record(String scenario) throws IOException {
    return Files.readString(engine.out().resolve("evidence/" + scenario + "/record.jsonl"));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
