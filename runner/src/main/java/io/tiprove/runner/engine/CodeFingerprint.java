// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A digest of the harness's own code: of every class file in the class path's folders, and of name
 * and size of its archives.
 */
public final class CodeFingerprint {
  private final String classPath;

  /**
   * @param classPath as the system property {@code java.class.path} has it
   */
  public CodeFingerprint(String classPath) {
    this.classPath = classPath;
  }

  /** The digest in hexadecimal. */
  public String hex() {
    Digest digest = new Digest();
    try {
      for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
        add(Path.of(entry), digest);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the class path", e);
    }
    return digest.hex();
  }

  private static void add(Path entry, Digest digest) throws IOException {
    if (Files.isDirectory(entry)) {
      try (Stream<Path> all = Files.walk(entry)) {
        List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
        for (Path file : files) {
          digest.add(entry.relativize(file).toString()).add(Files.readAllBytes(file));
        }
      }
    } else if (Files.isRegularFile(entry)) {
      digest.add(entry.getFileName().toString()).add(Long.toString(Files.size(entry)));
    }
  }
}
