// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.procedure;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.Finding;
import io.tiprove.runner.evidence.ScenarioEvidence;
import io.tiprove.runner.workspace.Variables;
import io.tiprove.runner.workspace.Workspace;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workspace without a cluster, which keeps the commands recorded. */
final class FakeWorkspace implements Workspace, ScenarioEvidence {
  private final Path folder;
  private final Map<String, String> environment;
  private final Variables variables = new Variables();
  private final List<EvidenceEntry.Command> commands = new CopyOnWriteArrayList<>();
  private final List<EvidenceEntry.TypedLine> typed = new CopyOnWriteArrayList<>();

  FakeWorkspace(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  List<EvidenceEntry.Command> commands() {
    return commands;
  }

  List<EvidenceEntry.TypedLine> typed() {
    return typed;
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public Map<String, String> processEnvironment() {
    return environment;
  }

  @Override
  public Variables variables() {
    return variables;
  }

  @Override
  public ScenarioEvidence evidence() {
    return this;
  }

  @Override
  public void add(EvidenceEntry entry) {
    if (entry instanceof EvidenceEntry.TypedLine line) {
      typed.add(line);
    } else {
      commands.add((EvidenceEntry.Command) entry);
    }
  }

  @Override
  public String namespace() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path nodeFolder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public KubernetesClient client() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Environment environment() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void onRelease(String what, AutoCloseable action) {
    throw new UnsupportedOperationException();
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
}
