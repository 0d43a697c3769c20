// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.Finding;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Evidence in memory; takes entries and nothing else. */
final class RecordedEvidence implements ScenarioEvidence {
  private final List<EvidenceEntry> entries = new ArrayList<>();

  List<EvidenceEntry> entries() {
    return List.copyOf(entries);
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
    throw new UnsupportedOperationException();
  }

  @Override
  public String write(String relativePath, String content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OutputStream open(String relativePath) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path folder() {
    throw new UnsupportedOperationException();
  }
}
