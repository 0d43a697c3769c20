// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.ExitCode;
import io.tiprove.runner.environment.EnvironmentException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The program {@code tiprove}: its commands, and how problems are told to the user.
 *
 * <p>A problem is one message on standard error, with a stack trace only when {@code --verbose} is
 * given. Used by one thread.
 */
@Command(
    name = "tiprove",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Carries out the documented procedures of TiDB on Kubernetes as written, and reports the evidence.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no scenario failed",
      "1:a scenario failed",
      "2:wrong options, features or profile",
      "3:the environment could not be set up",
      "130:interrupted"
    })
public final class Tiprove {
  private final Map<Class<? extends Exception>, ExitCode> exitCodes;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a problem, too.")
  private boolean verbose;

  private Tiprove(Map<Class<? extends Exception>, ExitCode> exitCodes) {
    this.exitCodes = exitCodes;
  }

  /**
   * The command line with its commands.
   *
   * @param commands objects annotated with {@link Command}
   * @param badInput exceptions of other parts that say that the user's input is wrong
   */
  public static CommandLine commandLine(
      List<Object> commands, List<Class<? extends Exception>> badInput) {
    Map<Class<? extends Exception>, ExitCode> exitCodes = new java.util.LinkedHashMap<>();
    badInput.forEach(type -> exitCodes.put(type, ExitCode.BAD_INPUT));
    exitCodes.put(BadInputException.class, ExitCode.BAD_INPUT);
    exitCodes.put(EnvironmentException.class, ExitCode.NO_ENVIRONMENT);
    Tiprove tiprove = new Tiprove(exitCodes);
    CommandLine commandLine = new CommandLine(tiprove);
    commands.forEach(commandLine::addSubcommand);
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(tiprove::problem)
        .setParameterExceptionHandler(tiprove::wrongOption);
  }

  private int problem(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    ExitCode exitCode =
        exitCodes.entrySet().stream()
            .filter(entry -> entry.getKey().isInstance(e))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(ExitCode.NO_ENVIRONMENT);
    boolean expected = exitCodes.keySet().stream().anyMatch(type -> type.isInstance(e));
    if (e.getMessage() == null || !expected) {
      // Not foreseen, so the type says more than the message.
      err.println("tiprove: " + e);
      if (!verbose) {
        err.println("This was not foreseen. Run again with --verbose and report what it shows.");
      }
    } else {
      err.println("tiprove: " + e.getMessage());
    }
    if (verbose) {
      e.printStackTrace(err);
    }
    err.flush();
    return exitCode.code();
  }

  private int wrongOption(CommandLine.ParameterException e, String... args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("tiprove: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println(
        "See «%s --help» for what it takes.".formatted(command.getCommandSpec().qualifiedName()));
    if (verbose) {
      e.printStackTrace(err);
    }
    err.flush();
    return ExitCode.BAD_INPUT.code();
  }
}
