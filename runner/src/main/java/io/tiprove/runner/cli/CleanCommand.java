// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.cleaning.Cleaner;
import io.tiprove.runner.cleaning.Cleaning;
import io.tiprove.runner.cleaning.CleaningText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tiprove clean}: removes what the harness made on this machine. */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = {
      "Removes everything the harness made on this machine: processes, network, mounts, state.",
      "Ends a run that is under way."
    })
final class CleanCommand implements Callable<Integer> {
  private final Cleaner cleaner;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--caches",
      description = "Remove compiled programs, images and compiler caches, too.")
  private boolean caches;

  CleanCommand(Cleaner cleaner) {
    this.cleaner = cleaner;
  }

  @Override
  public Integer call() {
    Cleaning cleaning = cleaner.clean(caches);
    spec.commandLine().getOut().print(new CleaningText().of(cleaning));
    spec.commandLine().getOut().flush();
    return cleaning.exitCode();
  }
}
