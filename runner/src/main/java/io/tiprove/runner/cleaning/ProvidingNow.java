// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells who is compiling or unpacking programs at this moment, by the locks of the kernel. */
final class ProvidingNow {
  private static final int PROCESS = 4;
  private static final int FILE = 5;

  private final Path proc;

  ProvidingNow(Path proc) {
    this.proc = proc;
  }

  /** A process that holds one of the locks in the folder of the programs. */
  Optional<String> process(Path programs) {
    if (!Files.isDirectory(programs)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(programs)) {
      List<String> inodes =
          files
              .filter(file -> file.getFileName().toString().endsWith(".lock"))
              .map(ProvidingNow::inode)
              .toList();
      // 1: FLOCK  ADVISORY  WRITE 4711 fe:00:131090 0 EOF
      return Files.readAllLines(proc.resolve("locks")).stream()
          .map(line -> line.split("\\s+", -1))
          .filter(words -> words.length > FILE && words[1].equals("FLOCK"))
          .filter(words -> inodes.contains(words[FILE].substring(words[FILE].lastIndexOf(':') + 1)))
          .map(words -> words[PROCESS])
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String inode(Path file) {
    try {
      return Files.getAttribute(file, "unix:ino").toString();
    } catch (IOException e) {
      return "";
    }
  }
}
