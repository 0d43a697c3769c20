// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import io.tiprove.runner.engine.RunParts;
import io.tiprove.runner.environment.EnvironmentFactory;
import io.tiprove.runner.environment.FrontPrograms;
import io.tiprove.runner.progress.Progress;
import java.nio.file.Path;

/** What is measured; implemented where the parts are put together. */
public interface BenchParts {

  /** A run as the user's. */
  RunParts run();

  /** Sets up the environment that is measured. */
  EnvironmentFactory environment();

  /** Whether it is up, so that it can't be started. */
  boolean isUp();

  /** Sets it up so that it stays until {@link #down}. */
  void up(Progress progress);

  /** Ends what {@link #up} set up. */
  void down();

  /** Sets it up with nothing but what is below {@code home}. */
  EnvironmentFactory environmentIn(Path home);

  /** Name of an image of the environment that has the command {@code sleep}. */
  String image();

  /** The front and the emulator behind it, to be run without a node. */
  FrontPrograms frontPrograms(Progress progress);

  /** Process of the front of the node that is up. */
  long frontProcess();

  /** Folder on a disk for what is removed again. */
  Path work();

  /** The script that starts the harness. */
  Path launcher();

  /** State folder of the environment, for the launcher. */
  Path home();
}
