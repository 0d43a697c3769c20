// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import io.tiprove.fixtures.programs.TiproveHome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Checks whether the kernel takes the paths of the sockets below TIPROVE_HOME. */
final class SocketPathCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("length of TIPROVE_HOME");

  // The field of an address holds 108 bytes, the last of which is 0.
  private static final int MOST_BYTES = 107;
  // containerd puts a second socket beside the one it is given, with this at the end of its name;
  // the longest paths are those of the import of images.
  private static final Path LONGEST = Path.of("images/0123456789abcdef.new/containerd.sock.ttrpc");

  private final TiproveHome home;

  SocketPathCheck(TiproveHome home) {
    this.home = home;
  }

  @Override
  public Observation observe() {
    int bytes = home.root().resolve(LONGEST).toString().getBytes(StandardCharsets.UTF_8).length;
    return bytes <= MOST_BYTES
        ? SUBJECT.ok("short enough")
        : SUBJECT.missing(
            "the path of a socket in %s would have %d bytes, a socket's may have %d"
                .formatted(home.root(), bytes, MOST_BYTES),
            "export TIPROVE_HOME=… to a folder with a shorter path");
  }
}
