// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.evidence;

import io.tiprove.runner.files.PrivateFolder;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A scenario's evidence in files: {@code record.jsonl}, one entry a line, and the files it names.
 *
 * <p>Findings are kept apart, in {@code findings.jsonl}. An entry is on disk when {@link #add}
 * returns. No file is held open, so entries may still come from the background after the scenario
 * ended. Thread-safe.
 */
public final class FileScenarioEvidence implements ScenarioEvidence {
  /** Name of the file that holds the entries. */
  public static final String RECORD = "record.jsonl";

  private static final String FINDINGS = "findings.jsonl";

  private final PrivateFolder folder;
  private final SecretMasker masker;
  private final MaskedJson json;
  private final Set<String> blocks = new LinkedHashSet<>();
  private final Set<String> references = new LinkedHashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Begins an empty record in {@code folder}; what a run before left there is removed. */
  public FileScenarioEvidence(Path folder, SecretMasker masker) {
    PrivateFolder before = new PrivateFolder(folder);
    before.delete();
    this.folder = new PrivateFolder(folder);
    this.masker = masker;
    this.json = new MaskedJson(masker);
    this.folder.append(RECORD, "");
  }

  @Override
  public synchronized void add(EvidenceEntry entry) {
    if (entry instanceof EvidenceEntry.Command command
        && command.block() != null
        && command.exitStatus() == 0) {
      blocks.add(command.block());
    } else if (entry instanceof EvidenceEntry.TypedLine typed
        && typed.block() != null
        && typed.exitStatus() == 0) {
      blocks.add(typed.block());
    } else if (entry instanceof EvidenceEntry.WrittenFile file && file.block() != null) {
      blocks.add(file.block());
    } else if (entry instanceof EvidenceEntry.ValuesPath values && values.ignoredBy().isEmpty()) {
      blocks.addAll(values.blocks());
    }
    folder.append(RECORD, json.line(entry) + "\n");
  }

  @Override
  public synchronized void add(Finding finding) {
    Finding masked = masked(finding);
    findings.add(masked);
    folder.append(FINDINGS, json.line(masked) + "\n");
  }

  @Override
  public void secret(String value) {
    masker.add(value);
  }

  @Override
  public synchronized void standIn(String component) {
    references.add(component);
  }

  @Override
  public String write(String relativePath, String content) {
    return folder.path().relativize(folder.write(relativePath, masker.mask(content))).toString();
  }

  @Override
  public OutputStream open(String relativePath) {
    return new MaskingOutputStream(masker, folder.open(relativePath));
  }

  @Override
  public Path folder() {
    return folder.path();
  }

  private Finding masked(Finding finding) {
    return new Finding(
        masker.mask(finding.document()),
        masker.mask(finding.section()),
        masker.mask(finding.says()),
        masker.mask(finding.happens()),
        finding.evidence().isEmpty() ? ownPath() : finding.evidence(),
        masker.mask(finding.correction()),
        finding.severity());
  }

  // As in the summary: relative to the output folder.
  private String ownPath() {
    Path own = folder.path();
    return own.getParent().getFileName() + "/" + own.getFileName();
  }

  /** Ids of the documented blocks that ran as written and did not fail so far, in order. */
  public synchronized List<String> blocks() {
    return List.copyOf(blocks);
  }

  /** Stand-ins that the scenario went through so far, in order of their first use. */
  public synchronized List<String> references() {
    return List.copyOf(references);
  }

  /** Findings so far, in order, masked. */
  public synchronized List<Finding> findings() {
    // A secret may have become known since.
    return findings.stream().map(this::masked).toList();
  }
}
