// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cleaning;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes a file or a folder with all it holds; links are removed, never followed. */
final class TreeRemoval {

  /**
   * Removes what lies at a path.
   *
   * @return bytes that became free; -1 if there was nothing
   */
  long remove(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return -1;
    }
    Visitor visitor = new Visitor();
    Files.walkFileTree(path, visitor);
    return visitor.bytes;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      // Go's module cache is read-only, which hinders everyone but root.
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
      Set<PosixFilePermission> own =
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE);
      if (!permissions.containsAll(own)) {
        permissions.addAll(own);
        Files.setPosixFilePermissions(folder, permissions);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isDirectory()) {
        return FileVisitResult.CONTINUE;
      }
      // Images and programs share files by hard links; only the last one frees anything.
      if (attributes.isRegularFile() && (Integer) Files.getAttribute(file, "unix:nlink") == 1) {
        bytes += attributes.size();
      }
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
