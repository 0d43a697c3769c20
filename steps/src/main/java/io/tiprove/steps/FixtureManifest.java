// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.tiprove.fixtures.FixtureFolder;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Creates in the scenario's namespace what a manifest of the fixtures describes. */
public final class FixtureManifest {
  private final Workspace workspace;
  private final FixtureFolder fixtures;
  private final Clock clock;

  public FixtureManifest(Workspace workspace, FixtureFolder fixtures, Clock clock) {
    this.workspace = workspace;
    this.fixtures = fixtures;
    this.clock = clock;
  }

  /**
   * Fills in the variables, records the objects, and creates them.
   *
   * @param file below the fixtures
   * @param recorded name under which the evidence has it
   * @param change of each object
   */
  void create(String file, String recorded, UnaryOperator<HasMetadata> change) {
    String manifest = new Placeholders(workspace).fill(read(file));
    List<HasMetadata> objects =
        workspace
            .client()
            .load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
            .items()
            .stream()
            .map(change)
            .toList();
    workspace
        .evidence()
        .add(
            new EvidenceEntry.WrittenFile(
                clock.instant(),
                recorded,
                null,
                objects.stream().map(Serialization::asYaml).collect(Collectors.joining())));
    for (HasMetadata object : objects) {
      workspace.client().resource(object).inNamespace(workspace.namespace()).create();
    }
  }

  private String read(String file) {
    try {
      return Files.readString(fixtures.file(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
