// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.fixtures.programs.TiproveHome;
import io.tiprove.runner.cleaning.Cleaner;
import io.tiprove.runner.cleaning.ForeignHomeException;
import io.tiprove.runner.doctor.Doctor;
import io.tiprove.runner.doctor.MachineChecks;
import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.engine.ExitCode;
import io.tiprove.runner.engine.Harness;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.report.ReportLanguage;
import io.tiprove.runner.report.ReportTexts;
import java.util.List;
import java.util.Map;

/** The process {@code tiprove}. */
public final class Main {
  private static final int DEFAULT_COLUMNS = 80;

  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), arguments));
  }

  /**
   * Runs a command line.
   *
   * @param variables environment variables of the process
   * @return the exit code
   */
  public static int run(Map<String, String> variables, String... arguments) {
    return run(variables, new SecretMasker(), arguments);
  }

  /**
   * Runs a command line for a caller who wants to know afterwards whether secrets stayed readable.
   *
   * @param variables environment variables of the process
   * @param masker is told every secret of the run
   * @return the exit code
   */
  public static int run(Map<String, String> variables, SecretMasker masker, String... arguments) {
    TiproveHome home = TiproveHome.of(variables);
    try {
      return run(home, variables, masker, arguments);
    } catch (BadInputException e) {
      System.err.println("tiprove: " + e.getMessage());
      return ExitCode.BAD_INPUT.code();
    }
  }

  private static int run(
      TiproveHome home, Map<String, String> variables, SecretMasker masker, String... arguments) {
    try (Equipment equipment = new Equipment(home, masker, columns(variables))) {
      Harness harness = equipment.harness();
      Project project = Project.ofThisProcess();
      MachineChecks checks = new MachineChecks(home, project.fixtures(), variables);
      Doctor doctor = new Doctor(checks.embedded());
      ProjectParts parts = new ProjectParts(project, home, doctor, List.of(arguments));
      return Tiprove.commandLine(
              List.of(
                  new RunCommand(parts, harness),
                  new ListCommand(parts, parts::clauseList),
                  new CoverageCommand(
                      () -> parts.documentTexts(ReportTexts.of(ReportLanguage.ENGLISH, "unknown"))),
                  new UpCommand(parts, harness),
                  new DownCommand(parts, harness),
                  new BenchCommand(new ProjectBenchParts(project, home, doctor, parts), harness),
                  new InventoryCommand(project.features()),
                  new DoctorCommand(new Doctor(checks.all())),
                  new CleanCommand(new Cleaner(home))),
              List.of(ForeignHomeException.class))
          .execute(arguments);
    }
  }

  // The launcher asks the terminal and tells it on.
  private static int columns(Map<String, String> variables) {
    String told = variables.getOrDefault("COLUMNS", "");
    return told.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(told) : DEFAULT_COLUMNS;
  }
}
