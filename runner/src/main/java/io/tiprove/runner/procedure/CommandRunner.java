// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.tiprove.runner.document.Block;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.CommandSyntaxException;
import io.tiprove.runner.document.DocumentedCommand;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Runs documented commands as written, in a scenario's workspace, and records them.
 *
 * <p>The real programs on the workspace's PATH are run, in its folder, with its process environment
 * and nothing else, without a shell. Every command that has been bound is recorded, also one that
 * cannot be started (exit status 127) or exceeds its bound (124). Used by the scenario's own thread
 * only.
 */
public final class CommandRunner {
  private static final int CANNOT_START = 127;

  private final Workspace workspace;
  private final BlockInventory inventory;
  private final Duration bound;
  private final Clock clock;

  /**
   * Makes the runner of one scenario.
   *
   * @param inventory blocks of the documents that the scenario may be following
   * @param bound longest time for a command that is run without a bound of its own
   */
  public CommandRunner(Workspace workspace, BlockInventory inventory, Duration bound, Clock clock) {
    this.workspace = workspace;
    this.inventory = inventory;
    this.bound = bound;
    this.clock = clock;
  }

  /** Runs a command from anywhere in the documents. */
  public CommandResult run(String documented) {
    return run(documented, null, bound);
  }

  /**
   * Runs a command of a section.
   *
   * @param section decides between equal blocks, as for {@link BlockInventory#find}
   */
  public CommandResult run(String documented, @Nullable String section) {
    return run(documented, section, bound);
  }

  /**
   * Runs a command of a section within a bound of its own.
   *
   * @throws BlamedFailure if the command cannot be read, bound or started, writes outside the
   *     working folder, or exceeds the bound. A failing command is a result, not an exception.
   */
  public CommandResult run(String documented, @Nullable String section, Duration within) {
    DocumentedCommand command = parse(documented);
    String block = inventory.find(command, section).map(Block::id).orElse(null);
    return run(command, documented, block, within);
  }

  /**
   * Runs a command that no document has, such as a proposed correction; it is recorded as the
   * harness's own.
   */
  public CommandResult runOwn(String command) {
    return run(parse(command), null, null, bound);
  }

  /**
   * Runs a command of a section in a terminal, for a reader to type into; it must open a shell.
   *
   * <p>It is recorded when the session ends, and credited when it ended well.
   *
   * @throws BlamedFailure if the command cannot be read, bound or started, or no shell prompts
   */
  public TerminalSession runInTerminal(String documented, @Nullable String section) {
    DocumentedCommand command = parse(documented);
    String block = inventory.find(command, section).map(Block::id).orElse(null);
    BoundCommand ready = new CommandBinder(workspace.variables()).bind(command);
    if (ready.pipeline().size() > 1 || ready.redirect().isPresent()) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE, "Only a single program can have a terminal: " + command.text());
    }
    PseudoTerminal terminal;
    try {
      terminal =
          PseudoTerminal.start(
              located(ready.pipeline()).get(0), workspace.folder(), workspace.processEnvironment());
    } catch (IOException e) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "No terminal can be made for %s: %s. Install script(1), of Debian's package bsdutils."
              .formatted(command.text(), e),
          e);
    }
    return TerminalSession.begin(workspace, inventory, clock, bound, ready, block, terminal);
  }

  private CommandResult run(
      DocumentedCommand command,
      @Nullable String documented,
      @Nullable String block,
      Duration within) {
    BoundCommand ready = new CommandBinder(workspace.variables()).bind(command);
    Instant at = clock.instant();
    Execution execution;
    try {
      execution = execute(ready, block, within);
    } catch (BlamedFailure failure) {
      record(at, documented, notStarted(ready, block, String.valueOf(failure.getMessage())));
      throw failure;
    } catch (IOException e) {
      String message =
          """
          The documented command could not be started or read: %s
            documented: %s
            run as:     %s
          Look at the machine's memory, disk and process limits ('./tiprove doctor')."""
              .formatted(e, command.text(), ready.argv());
      record(at, documented, notStarted(ready, block, message));
      throw new BlamedFailure(Blame.INFRASTRUCTURE, message, e);
    }
    record(at, documented, execution.result());
    if (execution.timedOut()) {
      throw new BlamedFailure(Blame.SYSTEM_UNDER_TEST, exceeded(execution.result(), within));
    }
    return execution.result();
  }

  private static DocumentedCommand parse(String documented) {
    try {
      return DocumentedCommand.parse(documented);
    } catch (CommandSyntaxException e) {
      throw new BlamedFailure(Blame.INFRASTRUCTURE, String.valueOf(e.getMessage()), e);
    }
  }

  private Execution execute(BoundCommand ready, @Nullable String block, Duration within)
      throws IOException {
    RedirectTarget target = new RedirectTarget(workspace.folder());
    Path file = ready.redirect().map(target::resolve).orElse(null);
    List<List<String>> stages = located(ready.pipeline());
    long start = System.nanoTime();
    try {
      ProcessPipeline.Outcome outcome =
          new ProcessPipeline(workspace.folder(), workspace.processEnvironment())
              .run(stages, file, within);
      CommandResult result =
          new CommandResult(
              ready.documented().text(),
              block,
              ready.argv(),
              outcome.exitStatus(),
              outcome.stdout(),
              outcome.stderr(),
              file,
              Duration.ofNanos(System.nanoTime() - start));
      return new Execution(result, outcome.timedOut());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "The run was interrupted during the documented command: " + ready.documented().text(),
          e);
    }
  }

  /** Puts the files of the programs in the place of their names. */
  private List<List<String>> located(List<List<String>> pipeline) {
    ProgramPath path =
        new ProgramPath(
            workspace.folder(), workspace.processEnvironment().getOrDefault("PATH", ""));
    List<List<String>> located = new ArrayList<>();
    for (List<String> stage : pipeline) {
      List<String> argv = new ArrayList<>(stage);
      argv.set(0, path.find(stage.get(0)).toAbsolutePath().toString());
      located.add(argv);
    }
    return located;
  }

  private static CommandResult notStarted(
      BoundCommand ready, @Nullable String block, String message) {
    return new CommandResult(
        ready.documented().text(),
        block,
        ready.argv(),
        CANNOT_START,
        "",
        message,
        null,
        Duration.ZERO);
  }

  private void record(Instant at, @Nullable String documented, CommandResult result) {
    workspace
        .evidence()
        .add(
            new EvidenceEntry.Command(
                at,
                documented,
                result.blockOrNull(),
                result.argv(),
                result.exitStatus(),
                result.stdout(),
                result.stderr(),
                result.file().map(file -> String.valueOf(file.getFileName())).orElse(null),
                result.duration().toMillis()));
  }

  private static String exceeded(CommandResult result, Duration within) {
    return """
        The documented command did not end within %s and was stopped with all its children.
          documented: %s
          run as:     %s
        Output so far:
        %s
        Look at what it waits for, or give this step a longer bound."""
        .formatted(
            within.toString().substring(2).toLowerCase(Locale.ROOT),
            result.documented(),
            result.argv(),
            new OutputTail().of(result.stdout(), result.stderr()));
  }

  private record Execution(CommandResult result, boolean timedOut) {}
}
