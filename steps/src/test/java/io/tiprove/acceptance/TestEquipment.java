// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import io.tiprove.fixtures.FixtureFolder;
import io.tiprove.fixtures.programs.ProgramPart;
import io.tiprove.fixtures.programs.ProgramStore;
import io.tiprove.fixtures.programs.TiproveHome;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an integration test works with: the project's fixtures, and the programs below the harness's
 * home, made when first asked for.
 */
final class TestEquipment {
  private final FixtureFolder fixtures;
  private final TiproveHome home;
  private final Map<ProgramPart, Path> programs = new ConcurrentHashMap<>();

  TestEquipment(Path project, TiproveHome home) {
    this.fixtures = new FixtureFolder(project.resolve("fixtures"));
    this.home = home;
  }

  FixtureFolder fixtures() {
    return fixtures;
  }

  TiproveHome home() {
    return home;
  }

  /** The helm that the documented commands run. */
  Path helm() {
    return programs(ProgramPart.KUBERNETES).resolve("helm");
  }

  /** The folder that holds the programs of a part. */
  Path programs(ProgramPart part) {
    return programs.computeIfAbsent(
        part,
        missing -> new ProgramStore(fixtures.root(), home).provide(missing, System.err::println));
  }
}
