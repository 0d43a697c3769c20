// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.document.Block;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.DocumentedCommand;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shell that a documented command has opened in a terminal, and a reader who types into it.
 *
 * <p>A line is typed when the prompt is seen, and the next when it is seen again. How a line ended
 * is asked of the shell, as a reader would, with {@code echo $?}. Every line is recorded when it is
 * answered, and the command that opened the shell, with the whole screen, when the shell is left.
 * Used by the scenario's own thread.
 */
public final class TerminalSession implements AutoCloseable {
  private static final String ASK = "echo $?";
  private static final String LEAVE = "exit";
  // The last one on its line: a shell whose terminal takes its size just then draws it twice.
  private static final Pattern FIRST_PROMPT = Pattern.compile("[^\n#$]*[#$] $");
  private static final Pattern STATUS = Pattern.compile("(\\d{1,3})\n");
  private static final int CANNOT_START = 127;
  private static final int KILLED = 128 + 9;

  private final Workspace workspace;
  private final BlockInventory inventory;
  private final Clock clock;
  private final Duration bound;
  private final BoundCommand command;
  private final @Nullable String block;
  private final PseudoTerminal terminal;
  private final Instant at;
  private final long start = System.nanoTime();
  private String prompt = "";
  private boolean over;

  private TerminalSession(
      Workspace workspace,
      BlockInventory inventory,
      Clock clock,
      Duration bound,
      BoundCommand command,
      @Nullable String block,
      PseudoTerminal terminal) {
    this.workspace = workspace;
    this.inventory = inventory;
    this.clock = clock;
    this.bound = bound;
    this.command = command;
    this.block = block;
    this.terminal = terminal;
    this.at = clock.instant();
  }

  /** The session of a started terminal, once its shell prompts. */
  static TerminalSession begin(
      Workspace workspace,
      BlockInventory inventory,
      Clock clock,
      Duration bound,
      BoundCommand command,
      @Nullable String block,
      PseudoTerminal terminal) {
    TerminalSession session =
        new TerminalSession(workspace, inventory, clock, bound, command, block, terminal);
    session.awaitFirstPrompt();
    return session;
  }

  /** Types a line of the reader's own. */
  public TypedAnswer type(String line) {
    return type(line, null, null);
  }

  /**
   * Types a command that a document has; it is credited to its block when it ends well.
   *
   * @param section decides between equal blocks, as for {@link BlockInventory#find}
   */
  public TypedAnswer typeDocumented(String documented, @Nullable String section) {
    DocumentedCommand line = DocumentedCommand.parse(documented);
    BoundCommand ready = new CommandBinder(workspace.variables()).bind(line);
    return type(
        ready.typed(), documented, inventory.find(line, section).map(Block::id).orElse(null));
  }

  /** Leaves the shell and waits for the command that opened it to end. */
  public CommandResult leave() {
    try {
      terminal.type(LEAVE);
      return record(terminal.end(bound), "");
    } catch (IOException e) {
      throw broken(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Kills what was not left. */
  @Override
  public void close() {
    if (!over) {
      terminal.close();
      CommandResult unused = record(KILLED, "The shell was not left; it was killed.");
    }
  }

  private void awaitFirstPrompt() {
    PseudoTerminal.Look look = look(0, text -> FIRST_PROMPT.matcher(text).find());
    Matcher last = FIRST_PROMPT.matcher(look.text());
    if (look.end() != PseudoTerminal.End.SEEN || !last.find()) {
      throw ended("a prompt", look);
    }
    prompt = last.group().stripLeading();
  }

  private TypedAnswer type(String line, @Nullable String documented, @Nullable String lineBlock) {
    Instant typed = clock.instant();
    long began = System.nanoTime();
    String output = answer(line);
    long took = System.nanoTime() - began;
    Matcher status = STATUS.matcher(answer(ASK));
    if (!status.matches()) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "Expected the shell to tell an exit status after '%s', seen on its screen:\n%s"
              .formatted(ASK, shown(terminal.text(0))));
    }
    TypedAnswer answer = new TypedAnswer(line, output, Integer.parseInt(status.group(1)));
    workspace
        .evidence()
        .add(
            new EvidenceEntry.TypedLine(
                typed,
                String.join(" ", command.argv()),
                line,
                documented,
                lineBlock,
                answer.exitStatus(),
                shown(output),
                Duration.ofNanos(took).toMillis()));
    return answer;
  }

  private String answer(String line) {
    int from = terminal.position();
    try {
      terminal.type(line);
    } catch (IOException e) {
      throw broken(e);
    }
    // The first line break ends the echo of the line itself.
    PseudoTerminal.Look look = look(from, text -> text.indexOf('\n') >= 0 && text.endsWith(prompt));
    if (look.end() != PseudoTerminal.End.SEEN) {
      throw ended("the prompt '" + prompt + "' after '" + line + "'", look);
    }
    String text = look.text();
    return text.substring(text.indexOf('\n') + 1, text.length() - prompt.length());
  }

  private PseudoTerminal.Look look(int from, java.util.function.Predicate<String> wished) {
    try {
      return terminal.look(from, wished, bound);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private CommandResult record(int exitStatus, String problem) {
    over = true;
    CommandResult result =
        new CommandResult(
            command.documented().text(),
            block,
            command.argv(),
            exitStatus,
            shown(terminal.text(0)),
            problem,
            null,
            Duration.ofNanos(System.nanoTime() - start));
    workspace
        .evidence()
        .add(
            new EvidenceEntry.Command(
                at,
                result.documented(),
                block,
                result.argv(),
                exitStatus,
                result.stdout(),
                problem,
                null,
                result.duration().toMillis()));
    return result;
  }

  private BlamedFailure ended(String expected, PseudoTerminal.Look look) {
    boolean gone = look.end() == PseudoTerminal.End.PROGRAM_ENDED;
    int status = ProcessPipeline.TIMED_OUT;
    try {
      if (gone) {
        status = terminal.end(bound);
      } else {
        terminal.close();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    CommandResult result = record(status == 0 ? CANNOT_START : status, "");
    return new BlamedFailure(
        Blame.SYSTEM_UNDER_TEST,
        """
        Expected in the terminal of a documented command: %s. Seen: %s.
          documented: %s
          run as:     %s
        On the screen:
        %s"""
            .formatted(
                expected,
                gone ? "it ended with exit status " + status : "nothing more within " + bound,
                result.documented(),
                result.argv(),
                new OutputTail().of(result.stdout(), "")));
  }

  private BlamedFailure broken(IOException e) {
    terminal.close();
    CommandResult result = record(KILLED, String.valueOf(e));
    return new BlamedFailure(
        Blame.SYSTEM_UNDER_TEST,
        "The terminal of %s takes no more lines: %s. On its screen:\n%s"
            .formatted(result.argv(), e, new OutputTail().of(result.stdout(), "")),
        e);
  }

  private BlamedFailure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    close();
    return new BlamedFailure(
        Blame.INFRASTRUCTURE, "The run was interrupted in the terminal of " + command.argv(), e);
  }

  // A NUL, as between the arguments in /proc, is nothing that a page can show.
  private static String shown(String text) {
    return text.replace('\0', '\u2400');
  }
}
