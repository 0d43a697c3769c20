// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.Finding;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Evidence kept in memory, for tests. */
final class RecordedEvidence implements ScenarioEvidence {
  private final List<EvidenceEntry> entries = new CopyOnWriteArrayList<>();
  private final Map<String, ByteArrayOutputStream> files = new ConcurrentHashMap<>();
  private final List<String> secrets = new CopyOnWriteArrayList<>();

  List<String> secrets() {
    return secrets;
  }

  <T extends EvidenceEntry> List<T> entries(Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  List<String> transitions(String kind, String name) {
    return entries(EvidenceEntry.Transition.class).stream()
        .filter(t -> t.kind().equals(kind) && t.name().equals(name))
        .map(EvidenceEntry.Transition::state)
        .toList();
  }

  Map<String, ByteArrayOutputStream> files() {
    return files;
  }

  String file(String path) {
    ByteArrayOutputStream file = files.get(path);
    return file == null ? "" : file.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void add(EvidenceEntry entry) {
    entries.add(entry);
  }

  @Override
  public void add(Finding finding) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void secret(String value) {
    secrets.add(value);
  }

  @Override
  public String write(String relativePath, String content) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(content.getBytes(StandardCharsets.UTF_8));
    files.put(relativePath, file);
    return relativePath;
  }

  @Override
  public OutputStream open(String relativePath) {
    return files.computeIfAbsent(relativePath, path -> new ByteArrayOutputStream());
  }

  @Override
  public Path folder() {
    throw new UnsupportedOperationException();
  }
}
