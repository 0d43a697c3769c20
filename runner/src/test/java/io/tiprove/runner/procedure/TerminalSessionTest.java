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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types into shells in real terminals. */
final class TerminalSessionTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path temp;
  private FakeWorkspace workspace;
  private CommandRunner runner;

  @BeforeEach
  void makeWorkspace() {
    workspace = new FakeWorkspace(temp, Map.of("PATH", temp + ":/usr/bin:/bin", "PS1", "here # "));
    runner = runner(BOUND);
  }

  private CommandRunner runner(Duration bound) {
    BlockInventory inventory =
        new BlockInventory(
            new DocumentReader()
                .read(
                    "doc",
                    "## Show\n\n`kubectl exec ${pod} -it -- sh`\n\n`cat /proc/self/cmdline`\n",
                    new SectionNames(Map.of()),
                    new ValuesPaths(Set.of())));
    return new CommandRunner(workspace, inventory, bound, Clock.systemUTC());
  }

  @Test
  void theProgramHasATerminal() {
    try (TerminalSession session = runner.runInTerminal("sh -i", null)) {
      assertThat(session.type("test -t 0 && test -t 1 && tty").requireSuccess().output())
          .startsWith("/dev/pts/");
    }
  }

  @Test
  void eachAnswerIsItsOwnAndTheStatusIsTheShells() {
    try (TerminalSession session = runner.runInTerminal("sh -i", null)) {
      assertThat(session.type("echo one; echo two").output()).isEqualTo("one\ntwo\n");
      assertThat(session.type("printf 'no line break'").output()).isEqualTo("no line break");
      assertThat(session.type("true").output()).isEmpty();
      assertThat(session.type("(exit 7)").exitStatus()).isEqualTo(7);
      TypedAnswer wrong = session.type("cat missing");
      assertThatThrownBy(wrong::requireSuccess)
          .isInstanceOf(BlamedFailure.class)
          .hasMessageContaining("cat missing")
          .hasMessageContaining("seen 1");
      assertThat(session.type("x=kept").exitStatus()).isZero();
      assertThat(session.type("echo $x").output()).isEqualTo("kept\n");
    }
  }

  @Test
  void aPromptThatIsDrawnTwiceIsOnePrompt() throws IOException {
    Path shell = temp.resolve("redrawing");
    Files.writeString(
        shell,
        """
        #!/bin/sh
        printf 'here # \\rhere # '
        while IFS= read -r line; do eval "$line"; printf 'here # '; done
        """);
    Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));

    try (TerminalSession session =
        runner(Duration.ofSeconds(10)).runInTerminal("redrawing", null)) {
      assertThat(session.type("true").exitStatus()).isZero();
      assertThat(session.type("echo one").output()).isEqualTo("one\n");
    }
  }

  @Test
  void aLongLineIsNotBroken() {
    String word = "w".repeat(1500);
    try (TerminalSession session = runner.runInTerminal("sh -i", null)) {
      assertThat(session.type("echo " + word).output()).isEqualTo(word + "\n");
    }
  }

  @Test
  void argumentsArriveAsTheyAre() throws IOException {
    program("args", "for a in \"$@\"; do printf '<%s>\\n' \"$a\"; done; exec sh -i");
    workspace.variables().bind("v", "a 'b' \"c\" $(id) `id` ; \\ *");
    try (TerminalSession session = runner.runInTerminal("args ${v} x", null)) {
      CommandResult left = session.leave();
      assertThat(left.stdout()).startsWith("<a 'b' \"c\" $(id) `id` ; \\ *>\n<x>\n");
    }
  }

  @Test
  void typedAndOpeningCommandsAreRecordedWithTheirBlocks() throws IOException {
    program("kubectl", "exec sh -i");
    workspace.variables().bind("pod", "p-1");
    try (TerminalSession session = runner.runInTerminal("kubectl exec ${pod} -it -- sh", "show")) {
      assertThat(session.typeDocumented("cat /proc/self/cmdline", "show").output())
          .isEqualTo("cat\0/proc/self/cmdline\0");
      assertThat(session.leave().exitStatus()).isZero();
    }
    EvidenceEntry.TypedLine typed = workspace.typed().get(0);
    assertThat(typed.block()).isEqualTo("doc/show#command-2");
    assertThat(typed.terminal()).isEqualTo("kubectl exec p-1 -it -- sh");
    assertThat(typed.exitStatus()).isZero();
    assertThat(typed.output()).isEqualTo("cat\u2400/proc/self/cmdline\u2400");
    assertThat(workspace.commands()).hasSize(1);
    EvidenceEntry.Command opened = workspace.commands().get(0);
    assertThat(opened.block()).isEqualTo("doc/show#command-1");
    assertThat(opened.exitStatus()).isZero();
    assertThat(opened.stdout()).contains("here # cat /proc/self/cmdline").endsWith("exit\n");
  }

  @Test
  void aProgramThatOpensNoShellIsAFailureWithItsOutput() throws IOException {
    program("kubectl", "echo 'no such pod' >&2; exit 4");
    workspace.variables().bind("pod", "p-1");
    assertThatThrownBy(() -> runner.runInTerminal("kubectl exec ${pod} -it -- sh", null))
        .isInstanceOfSatisfying(
            BlamedFailure.class, e -> assertThat(e.blame()).isEqualTo(Blame.SYSTEM_UNDER_TEST))
        .hasMessageContaining("exit status 4")
        .hasMessageContaining("no such pod");
    assertThat(workspace.commands().get(0).exitStatus()).isEqualTo(4);
  }

  @Test
  void aShellThatEndsMeanwhileIsAFailure() {
    TerminalSession session = runner.runInTerminal("sh -i", null);
    assertThatThrownBy(() -> session.type("exit 5"))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("exit status 5");
  }

  @Test
  void theWholeTreeIsKilledAtTheBound() throws IOException {
    program("child", "echo $$ > child-pid; exec sleep 300");
    TerminalSession session = runner(Duration.ofSeconds(1)).runInTerminal("sh -i", null);
    assertThatThrownBy(() -> session.type("child"))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("nothing more within");
    assertThat(workspace.commands().get(0).exitStatus()).isEqualTo(124);
    requireGone("child-pid");
  }

  @Test
  void theWholeTreeIsKilledWhenNotLeft() throws IOException {
    TerminalSession session = runner.runInTerminal("sh -i", null);
    session.type("sh -c 'echo $$ > child-pid; exec sleep 300' &");
    session.type("while [ ! -s child-pid ]; do :; done");
    session.close();
    requireGone("child-pid");
    assertThat(workspace.commands().get(0).exitStatus()).isEqualTo(137);
  }

  @Test
  void onlyASingleProgramHasATerminal() {
    for (String command : List.of("sh -i | cat", "sh -i > out")) {
      assertThatThrownBy(() -> runner.runInTerminal(command, null))
          .isInstanceOf(BlamedFailure.class)
          .hasMessageContaining("single program");
    }
  }

  private void requireGone(String file) throws IOException {
    long child = Long.parseLong(Files.readString(temp.resolve(file)).strip());
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(temp.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
