// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.fixtures.programs.TiproveHome;
import io.tiprove.runner.engine.Harness;
import io.tiprove.runner.evidence.BlamedFailure;
import java.util.List;

/** The process {@code tiprove}. */
public final class Main {
  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    int exitCode;
    TiproveHome home = TiproveHome.of(System.getenv());
    try (Equipment equipment = new Equipment(System.getenv())) {
      Harness harness = equipment.harness();
      ProjectParts parts =
          new ProjectParts(
              Project.ofThisProcess(), home, "./tiprove " + String.join(" ", arguments));
      exitCode =
          Tiprove.commandLine(
                  List.of(
                      new RunCommand(parts, harness),
                      new ListCommand(parts),
                      new UpCommand(parts, harness),
                      new DownCommand(parts, harness)),
                  List.of(BlamedFailure.class))
              .execute(arguments);
    }
    System.exit(exitCode);
  }
}
