// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.runner.doctor.Diagnosis;
import io.tiprove.runner.doctor.DiagnosisText;
import io.tiprove.runner.doctor.Doctor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tiprove doctor}: what this machine has, what is missing, and what mends it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Says what this machine has, what is missing, and the command that mends it.")
final class DoctorCommand implements Callable<Integer> {
  private final Doctor doctor;

  @Spec private CommandSpec spec = CommandSpec.create();

  DoctorCommand(Doctor doctor) {
    this.doctor = doctor;
  }

  @Override
  public Integer call() {
    Diagnosis diagnosis = doctor.examine();
    spec.commandLine().getOut().print(new DiagnosisText().of(diagnosis));
    spec.commandLine().getOut().flush();
    return diagnosis.exitCode();
  }
}
