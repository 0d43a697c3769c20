// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import io.tiprove.fixtures.programs.TiproveHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/** Checks the space where the harness keeps its things. */
final class DiskCheck implements Check {
  static final long COLD_GIGABYTES = 15;
  // Debian's and Python's packages take 0.5 GB, and their archives are there meanwhile.
  static final long COMPILED_GIGABYTES = 3;
  static final long WARM_GIGABYTES = 2;

  private static final Subject SUBJECT = Subject.embedded("disk space");
  private static final long GIGABYTE = 1_000_000_000;

  private final TiproveHome home;
  private final ProvidedPrograms programs;
  private final ToLongFunction<Path> space;

  /**
   * @param space usable bytes of the file system of a folder
   */
  DiskCheck(TiproveHome home, ProvidedPrograms programs, ToLongFunction<Path> space) {
    this.home = home;
    this.programs = programs;
    this.space = space;
  }

  /** Usable bytes; 0 where they cannot be told. */
  static long usable(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public Observation observe() {
    long wanted = COLD_GIGABYTES;
    String purpose = "to compile the programs";
    if (programs.areWhole()) {
      wanted = WARM_GIGABYTES;
      purpose = "once programs are there";
    } else if (programs.areCompiled()) {
      wanted = COMPILED_GIGABYTES;
      purpose = "to unpack packages beside the compiled programs";
    }
    long free = space.applyAsLong(new ExistingFolder(home.root()).path());
    String seen =
        "%d GB free for %s, %d GB are needed %s"
            .formatted(free / GIGABYTE, home.root(), wanted, purpose);
    return free >= wanted * GIGABYTE
        ? SUBJECT.ok(seen)
        : SUBJECT.missing(
            seen, "free some, or: export TIPROVE_HOME=… to a folder on a larger disk");
  }
}
