// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.DocumentReader;
import io.tiprove.runner.document.SectionNames;
import io.tiprove.runner.document.ValuesPaths;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs scripts in the place of kubectl and helm, through real processes. */
final class CommandRunnerTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path temp;
  private Path folder;
  private Path programs;
  private FakeWorkspace workspace;
  private CommandRunner runner;

  @BeforeEach
  void makeWorkspace() throws IOException {
    folder = Files.createDirectory(temp.resolve("work"));
    programs = Files.createDirectory(temp.resolve("programs"));
    program("args", "for a in \"$@\"; do printf '<%s>\\n' \"$a\"; done");
    workspace =
        new FakeWorkspace(
            folder, Map.of("PATH", programs + ":/usr/bin:/bin", "KUBECONFIG", "kube config"));
    BlockInventory inventory =
        new BlockInventory(
            new DocumentReader()
                .read(
                    "doc",
                    "## Show\n\n`cat ${file}`\n",
                    new SectionNames(Map.of()),
                    new ValuesPaths(Set.of())));
    runner = new CommandRunner(workspace, inventory, BOUND, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void runsInTheWorkingFolderWithTheWorkspacesEnvironmentOnly() throws IOException {
    assertThat(runner.run("pwd").stdout().strip()).isEqualTo(folder.toRealPath().toString());
    assertThat(runner.run("env").stdout().lines().filter(l -> !l.matches("(PWD|SHLVL|_)=.*")))
        .containsExactlyInAnyOrder("PATH=" + programs + ":/usr/bin:/bin", "KUBECONFIG=kube config");
  }

  @Test
  void aBoundValueIsOnePieceOfOneArgument() {
    Random random = new Random(3);
    for (String value :
        List.of(
            "a b", "'\"", "$(touch x)", "`id`", "* ? [", "${other}", "-x; y && z | w > v", "")) {
      workspace.variables().bind("v", value);
      assertThat(runner.run("args ${v} --namespace=${v} \"x${v}\" '${v}'").stdout())
          .isEqualTo("<%s>\n<--namespace=%s>\n<x%s>\n<${v}>\n".formatted(value, value, value));
    }
    for (int i = 0; i < 30; i++) {
      StringBuilder value = new StringBuilder();
      random.ints(10, 32, 127).forEach(value::appendCodePoint);
      workspace.variables().bind("v", value.toString());
      assertThat(runner.run("args ${v}").stdout()).isEqualTo("<" + value + ">\n");
    }
  }

  @Test
  void anUnboundVariableIsNamedWithThoseThatAreBound() {
    workspace.variables().bind("namespace", "n");
    workspace.variables().bind("release_name", "r");
    assertThatThrownBy(() -> runner.run("args ${chart_version} ${namespace} ${pod_name}"))
        .isInstanceOfSatisfying(
            BlamedFailure.class, e -> assertThat(e.blame()).isEqualTo(Blame.INFRASTRUCTURE))
        .hasMessageContaining("${chart_version}, ${pod_name}")
        .hasMessageContaining("namespace, release_name");
    assertThat(workspace.commands()).isEmpty();
  }

  @Test
  void recordsEvidenceWithTheBlock() throws IOException {
    Files.writeString(folder.resolve("f"), "content");
    workspace.variables().bind("file", "f");
    CommandResult result = runner.run("cat  \"${file}\"", "show");
    assertThat(result.block()).hasValue("doc/show#command-1");
    EvidenceEntry.Command entry = workspace.commands().get(0);
    assertThat(entry.at()).isEqualTo(NOW);
    assertThat(entry.documented()).isEqualTo("cat  \"${file}\"");
    assertThat(entry.block()).isEqualTo("doc/show#command-1");
    assertThat(entry.argv()).containsExactly("cat", "f");
    assertThat(entry.stdout()).isEqualTo("content");
    assertThat(entry.exitStatus()).isZero();
    assertThat(runner.run("cat f").block()).isEmpty();
  }

  @Test
  void aFailureIsAResultUntilSuccessIsRequired() throws IOException {
    program("fails", "echo out; echo why >&2; exit 3");
    CommandResult result = runner.run("fails");
    assertThat(result.exitStatus()).isEqualTo(3);
    assertThat(result.succeeded()).isFalse();
    assertThatThrownBy(result::requireSuccess)
        .isInstanceOfSatisfying(
            BlamedFailure.class, e -> assertThat(e.blame()).isEqualTo(Blame.SYSTEM_UNDER_TEST))
        .hasMessageContaining("seen 3")
        .hasMessageContaining("why")
        .hasMessageContaining("out");
    assertThatThrownBy(() -> result.requireSuccess(Blame.DOCUMENT))
        .isInstanceOfSatisfying(
            BlamedFailure.class, e -> assertThat(e.blame()).isEqualTo(Blame.DOCUMENT));
    assertThat(workspace.commands().get(0).exitStatus()).isEqualTo(3);
    CommandResult good = runner.run("true");
    assertThat(good.requireSuccess()).isSameAs(good);
  }

  @Test
  void writesARedirectIntoTheWorkingFolder() throws IOException {
    workspace.variables().bind("name", "my values");
    Files.writeString(folder.resolve("my values.yaml"), "older and longer content");
    CommandResult result = runner.run("args x > ${name}.yaml");
    assertThat(folder.resolve("my values.yaml")).hasContent("<x>\n");
    assertThat(result.stdout()).isEmpty();
    assertThat(result.file().orElseThrow().getFileName()).hasToString("my values.yaml");
    assertThat(workspace.commands().get(0).stdoutFile()).isEqualTo("my values.yaml");
  }

  @Test
  void whatIsRedirectedIsForTheOwnerAlone() throws IOException {
    runner.run("args x > values.yaml");

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("values.yaml"))))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesARedirectOutOfTheWorkingFolder() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), temp);
    Files.createSymbolicLink(folder.resolve("dangling"), temp.resolve("new"));
    for (String target : List.of("../x", "/tmp/tiprove-x", "link/x", "dangling", ".", "none/x")) {
      assertThatThrownBy(() -> runner.run("args > " + target))
          .isInstanceOf(BlamedFailure.class)
          .hasMessageContaining("'" + target + "'");
    }
    assertThat(temp.resolve("x")).doesNotExist();
    assertThat(temp.resolve("new")).doesNotExist();
    assertThat(workspace.commands()).hasSize(6).allMatch(entry -> entry.exitStatus() == 127);
  }

  @Test
  void pipesOneProgramIntoTheNext() throws IOException {
    Files.writeString(folder.resolve("f"), "b\na\nb\n");
    CommandResult result = runner.run("cat f | sort | uniq -c > counts");
    assertThat(result.exitStatus()).isZero();
    assertThat(Files.readString(folder.resolve("counts")).replaceAll(" +", " "))
        .isEqualTo(" 1 a\n 2 b\n");
    assertThat(result.argv()).containsExactly("cat", "f", "|", "sort", "|", "uniq", "-c");
  }

  @Test
  void carriesMuchOutputThroughAPipe() {
    assertThat(runner.run("seq 300000 | cat | wc -l").stdout().strip()).isEqualTo("300000");
  }

  @Test
  void anEndlessProducerEndsWithItsReader() {
    CommandResult result = runner.run("yes | head -n 2", null, Duration.ofSeconds(20));
    assertThat(result.stdout()).isEqualTo("y\ny\n");
    assertThat(result.exitStatus()).isZero();
  }

  @Test
  void aFailureBeforeThePipeIsNotHidden() {
    CommandResult result = runner.run("cat missing | cat");
    assertThat(result.exitStatus()).isEqualTo(1);
    assertThat(result.stderr()).contains("missing");
  }

  @Test
  void givesAnEmptyStandardInput() {
    assertThat(runner.run("cat").requireSuccess().stdout()).isEmpty();
  }

  @Test
  void stopsTheWholeTreeAtTheBound() throws IOException {
    program("slow", "echo started; sleep 300 & echo $! > child; wait");
    assertThatThrownBy(() -> runner.run("slow --x", null, Duration.ofSeconds(1)))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("slow --x")
        .hasMessageContaining("within 1s")
        .hasMessageContaining("started");
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    assertThat(workspace.commands().get(0).exitStatus()).isEqualTo(124);
    assertThat(workspace.commands().get(0).stdout()).isEqualTo("started\n");
  }

  @Test
  void namesAProgramThatIsNotThere() {
    assertThatThrownBy(() -> runner.run("cat x | no-such-program y"))
        .isInstanceOfSatisfying(
            BlamedFailure.class, e -> assertThat(e.blame()).isEqualTo(Blame.INFRASTRUCTURE))
        .hasMessageContaining("'no-such-program'")
        .hasMessageContaining(programs.toString());
    assertThat(workspace.commands().get(0).exitStatus()).isEqualTo(127);
  }

  @Test
  void findsProgramsOnTheWorkspacesPathOnly() {
    FakeWorkspace bare = new FakeWorkspace(folder, Map.of("PATH", programs.toString()));
    CommandRunner other =
        new CommandRunner(bare, new BlockInventory(List.of()), BOUND, Clock.systemUTC());
    assertThatThrownBy(() -> other.run("cat x")).hasMessageContaining("'cat' not found");
  }

  @Test
  void refusesWhatIsNoPlainCommand() {
    assertThatThrownBy(() -> runner.run("cat a && cat b"))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("operator &&")
        .hasMessageContaining("column 7");
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
