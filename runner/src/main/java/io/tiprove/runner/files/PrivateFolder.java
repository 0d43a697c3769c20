// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A folder whose files only its owner can read: folders are made with mode 0700, files with 0600.
 *
 * <p>Texts are UTF-8. Paths are relative to the folder and stay inside it. Thread-safe, except that
 * two threads must not write the same file at once. Errors are {@link UncheckedIOException} that
 * name the path.
 */
public final class PrivateFolder {
  private final Path root;

  /** Makes {@code root} when it is missing; the mode of an existing folder is left as it is. */
  public PrivateFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
    make(this.root);
  }

  public Path path() {
    return root;
  }

  /** Absolute path of {@code relative}; refuses one that leads out of the folder. */
  public Path resolve(String relative) {
    Path path = root.resolve(relative).normalize();
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException(
          "expected a path below %s, seen «%s»: use a relative path without «..»"
              .formatted(root, relative));
    }
    return path;
  }

  /** Makes a folder below this one, with its parents, and returns its path. */
  public Path folder(String relative) {
    Path path = resolve(relative);
    make(path);
    return path;
  }

  /** Writes a file, replacing one that exists, and returns its path. */
  public Path write(String relative, String content) {
    Path path = resolve(relative);
    try (OutputStream out = open(path, StandardOpenOption.TRUNCATE_EXISTING)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
    return path;
  }

  /** Adds to the end of a file, which is made when missing. */
  public void append(String relative, String content) {
    Path path = resolve(relative);
    try (OutputStream out = open(path, StandardOpenOption.APPEND)) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Opens a file for writing, replacing one that exists. */
  public OutputStream open(String relative) {
    Path path = resolve(relative);
    try {
      return open(path, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw cannotWrite(path, e);
    }
  }

  /** Deletes the folder and all below it; symbolic links are removed, not followed. */
  public void delete() {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(root, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete %s: %s".formatted(root, e.getMessage()), e);
    }
  }

  private OutputStream open(Path path, StandardOpenOption mode) throws IOException {
    if (Files.notExists(path)) {
      make(path.getParent());
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.newOutputStream(path, StandardOpenOption.WRITE, mode);
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make the folder %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static UncheckedIOException cannotWrite(Path path, IOException e) {
    return new UncheckedIOException("cannot write %s: %s".formatted(path, e.getMessage()), e);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
