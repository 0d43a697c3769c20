// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import io.tiprove.runner.files.PrivateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The evidence of a run's scenarios, a folder each: {@code <out>/evidence/<scenario id>/}.
 *
 * <p>Thread-safe.
 */
public final class EvidenceStore {
  private final Path out;
  private final SecretMasker masker;
  private final Map<String, FileScenarioEvidence> opened = new ConcurrentHashMap<>();

  public EvidenceStore(Path out, SecretMasker masker) {
    this.out = out.toAbsolutePath().normalize();
    this.masker = masker;
  }

  /** The record of a scenario; begun, empty, at the first call. */
  public FileScenarioEvidence of(String scenario) {
    return opened.computeIfAbsent(
        scenario, id -> new FileScenarioEvidence(out.resolve(path(id)), masker));
  }

  /** Path of a scenario's evidence relative to the output folder, whether it exists or not. */
  public String path(String scenario) {
    return "evidence/" + scenario;
  }

  /** Removes what earlier runs left; folders that hold no record are not ours and stay. */
  public void clear() {
    Path evidence = out.resolve("evidence");
    if (!Files.isDirectory(evidence)) {
      return;
    }
    try (Stream<Path> folders = Files.list(evidence)) {
      List<Path> ours =
          folders
              .filter(folder -> Files.isRegularFile(folder.resolve(FileScenarioEvidence.RECORD)))
              .toList();
      ours.forEach(folder -> new PrivateFolder(folder).delete());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list %s: %s".formatted(evidence, e.getMessage()), e);
    }
  }
}
