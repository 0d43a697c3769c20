// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.observation;

import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.Finding;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A scenario's evidence, where what is seen in a further namespace bears its name: objects there
 * may be called as those of the scenario's own.
 *
 * <p>Files lie in a folder of the namespace's name. Thread-safe, as the scenario's evidence is.
 */
final class FurtherNamespaceEvidence implements ScenarioEvidence {
  private final ScenarioEvidence evidence;
  private final String prefix;

  FurtherNamespaceEvidence(ScenarioEvidence evidence, String namespace) {
    this.evidence = evidence;
    this.prefix = namespace + "/";
  }

  @Override
  public void add(EvidenceEntry entry) {
    evidence.add(named(entry));
  }

  private EvidenceEntry named(EvidenceEntry entry) {
    if (entry instanceof EvidenceEntry.Transition seen) {
      return new EvidenceEntry.Transition(
          seen.at(), seen.kind(), prefix + seen.name(), seen.state());
    }
    if (entry instanceof EvidenceEntry.ObjectSnapshot seen) {
      return new EvidenceEntry.ObjectSnapshot(
          seen.at(), seen.kind(), prefix + seen.name(), seen.file());
    }
    if (entry instanceof EvidenceEntry.ContainerLog seen) {
      return new EvidenceEntry.ContainerLog(
          seen.at(), prefix + seen.pod(), seen.container(), seen.restart(), prefix + seen.file());
    }
    if (entry instanceof EvidenceEntry.ClusterEvent seen) {
      return new EvidenceEntry.ClusterEvent(
          seen.at(), seen.kind(), prefix + seen.object(), seen.reason(), seen.message());
    }
    return entry;
  }

  @Override
  public void add(Finding finding) {
    evidence.add(finding);
  }

  @Override
  public void secret(String value) {
    evidence.secret(value);
  }

  @Override
  public void standIn(String component) {
    evidence.standIn(component);
  }

  @Override
  public String write(String relativePath, String content) {
    return evidence.write(prefix + relativePath, content);
  }

  @Override
  public OutputStream open(String relativePath) {
    return evidence.open(prefix + relativePath);
  }

  @Override
  public Path folder() {
    return evidence.folder();
  }
}
