// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.engine.BadInputException;
import io.tiprove.runner.report.CoverageText;
import io.tiprove.runner.report.ReportTexts;
import io.tiprove.runner.report.Reports;
import io.tiprove.runner.report.SummaryJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiprove coverage}: what of the documents the last run carried out and showed. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description =
        "Prints per section of the documents which blocks ran verbatim in the last run, which were tried only, which did not run, and the clauses shown.")
public final class CoverageCommand implements Callable<Integer> {
  private final Supplier<ReportTexts> texts;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/tiprove",
      description = "Folder of the last run (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target/tiprove");

  @Option(names = "--missing", description = "Leave out what ran verbatim or was shown in full.")
  private boolean missing;

  /**
   * @param texts clauses and blocks of the documents
   */
  public CoverageCommand(Supplier<ReportTexts> texts) {
    this.texts = texts;
  }

  @Override
  public Integer call() {
    PrintWriter writer = spec.commandLine().getOut();
    Path file = out.resolve(Reports.SUMMARY);
    try {
      new CoverageText(texts.get())
          .lines(out, new SummaryJson().read(file), missing)
          .forEach(writer::println);
    } catch (NoSuchFileException e) {
      throw new BadInputException(
          "expected the summary of a run in %s, seen none: run «./tiprove run» first, or name that run's folder with --out"
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new BadInputException(
          "expected the records of a run in %s, seen: %s; run «./tiprove run» again, or name another run's folder with --out"
              .formatted(out, e.getMessage()),
          e);
    }
    writer.flush();
    return 0;
  }
}
