// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks for the locale C.UTF-8, which images with programs in Java take from this machine. */
final class LocaleCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("locale C.UTF-8");

  private final Path characters;

  /**
   * @param characters the locale's file of characters
   */
  LocaleCheck(Path characters) {
    this.characters = characters;
  }

  @Override
  public Observation observe() {
    return Files.isReadable(characters)
        ? SUBJECT.ok(characters.toString())
        : SUBJECT.missing(
            characters + " is not there, as in images that were made small",
            "apt-get install --reinstall libc-bin");
  }
}
