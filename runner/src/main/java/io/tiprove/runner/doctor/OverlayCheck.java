// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import io.tiprove.fixtures.programs.TiproveHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks by trial that containers can have overlay file systems where the harness keeps images. */
final class OverlayCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("overlay file system");

  private final TiproveHome home;
  private final Tools tools;

  OverlayCheck(TiproveHome home, Tools tools) {
    this.home = home;
    this.tools = tools;
  }

  @Override
  public Observation observe() {
    Path place = new ExistingFolder(home.root()).path();
    try {
      Path trial = Files.createTempDirectory(place, ".tiprove-doctor");
      List<Path> folders =
          List.of("lower", "upper", "work", "merged").stream().map(trial::resolve).toList();
      try {
        for (Path folder : folders) {
          Files.createDirectory(folder);
        }
        // The mount lives in a namespace of its own and goes with it.
        return judge(
            place,
            tools.run(
                "unshare",
                "--mount",
                "mount",
                "-t",
                "overlay",
                "overlay",
                "-o",
                "lowerdir=%s,upperdir=%s,workdir=%s"
                    .formatted(folders.get(0), folders.get(1), folders.get(2)),
                folders.get(3).toString()));
      } finally {
        // overlayfs makes a folder in its working folder.
        Files.deleteIfExists(folders.get(2).resolve("work"));
        for (Path folder : folders) {
          Files.deleteIfExists(folder);
        }
        Files.delete(trial);
      }
    } catch (IOException e) {
      return SUBJECT.missing(
          "nothing can be written below %s: %s".formatted(place, e),
          "export TIPROVE_HOME=… to a folder that you may write to");
    }
  }

  private static Observation judge(Path place, Tools.Result result) {
    if (!result.present()) {
      return SUBJECT.warning("not tried: unshare is missing", "apt-get install util-linux mount");
    }
    return result.succeeded()
        ? SUBJECT.ok("can be mounted below " + place)
        : SUBJECT.missing(
            result.lastLine(),
            "modprobe overlay; if %s lies on an overlay itself: export TIPROVE_HOME=… to a folder on a disk or tmpfs"
                .formatted(place));
  }
}
