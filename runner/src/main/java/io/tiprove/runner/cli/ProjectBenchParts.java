// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import io.tiprove.fixtures.programs.TiproveHome;
import io.tiprove.runner.bench.BenchParts;
import io.tiprove.runner.doctor.Doctor;
import io.tiprove.runner.engine.RunParts;
import io.tiprove.runner.environment.EnvironmentFactory;
import io.tiprove.runner.environment.FrontPrograms;
import io.tiprove.runner.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is measured of a checkout: its reference profile on the embedded environment. */
final class ProjectBenchParts implements BenchParts {
  // Any image of the profile would do; this is the smallest.
  private static final String IMAGE = "tidb-lightning";

  private final Project project;
  private final TiproveHome home;
  private final Doctor doctor;
  private final ProjectParts parts;

  ProjectBenchParts(Project project, TiproveHome home, Doctor doctor, ProjectParts parts) {
    this.project = project;
    this.home = home;
    this.doctor = doctor;
    this.parts = parts;
  }

  @Override
  public RunParts run() {
    return parts;
  }

  @Override
  public EnvironmentFactory environment() {
    return parts.profile(Optional.empty()).embedded();
  }

  @Override
  public boolean isUp() {
    return parts.profile(Optional.empty()).embedded().isUp();
  }

  @Override
  public void up(Progress progress) {
    parts.profile(Optional.empty()).embedded().up(progress);
  }

  @Override
  public void down() {
    parts.profile(Optional.empty()).embedded().down();
  }

  @Override
  public EnvironmentFactory environmentIn(Path folder) {
    return new ProjectParts(project, new TiproveHome(folder), doctor, List.of("bench", "--cold"))
        .profile(Optional.empty())
        .embedded();
  }

  @Override
  public String image() {
    return parts.profile(Optional.empty()).image(IMAGE);
  }

  @Override
  public FrontPrograms frontPrograms(Progress progress) {
    return parts.profile(Optional.empty()).embedded().frontPrograms(progress);
  }

  @Override
  public long frontProcess() {
    return parts.profile(Optional.empty()).embedded().frontProcess();
  }

  @Override
  public Path work() {
    return home.workspaces();
  }

  @Override
  public Path launcher() {
    return project.root().resolve("tiprove");
  }

  @Override
  public Path home() {
    return home.root();
  }
}
