// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Checks that Go is there and as new as the modules to be compiled ask for. */
final class GoCheck implements Check {
  private static final Subject SUBJECT = Subject.embedded("Go");

  private final List<Path> modules;
  private final String processor;
  private final Tools tools;

  /**
   * @param modules files go.mod
   * @param processor as the system property os.arch
   */
  GoCheck(List<Path> modules, String processor, Tools tools) {
    this.modules = modules;
    this.processor = processor;
    this.tools = tools;
  }

  @Override
  public Observation observe() {
    Version wanted = wanted();
    Tools.Result result = tools.run("go", "env", "GOVERSION");
    if (!result.present()) {
      return SUBJECT.missing(
          "go is not on the PATH; %s or later is needed".formatted(wanted), mend(wanted));
    }
    Optional<Version> found = Version.in(result.output());
    if (found.isEmpty()) {
      return SUBJECT.missing("go does not say its version: " + result.lastLine(), mend(wanted));
    }
    return found.get().compareTo(wanted) >= 0
        ? SUBJECT.ok("%s, %s or later is needed".formatted(found.get(), wanted))
        : SUBJECT.missing(
            "%s is too old, %s or later is needed".formatted(found.get(), wanted), mend(wanted));
  }

  private Version wanted() {
    return modules.stream().map(GoCheck::wantedBy).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static Version wantedBy(Path module) {
    try {
      return Files.readAllLines(module).stream()
          .filter(line -> line.startsWith("go "))
          .findFirst()
          .flatMap(Version::in)
          .orElseThrow(() -> new IllegalStateException(module + " has no line 'go VERSION'"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Distributions have Go packages that may be years old: only a candidate that is new enough
  // helps.
  private String mend(Version wanted) {
    boolean packaged =
        tools
            .run("apt-cache", "policy", "golang-go")
            .output()
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("Candidate:"))
            .findFirst()
            .flatMap(Version::in)
            .filter(candidate -> candidate.compareTo(wanted) >= 0)
            .isPresent();
    if (packaged) {
      return "apt-get install golang-go";
    }
    return """
        curl -fsSL https://go.dev/dl/go%s.linux-%s.tar.gz | tar -C /usr/local -xz
        export PATH=/usr/local/go/bin:$PATH"""
        .formatted(wanted, processor.equals("aarch64") ? "arm64" : "amd64");
  }
}
