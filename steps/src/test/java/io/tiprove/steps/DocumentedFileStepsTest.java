// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.runner.document.Block;
import io.tiprove.runner.document.BlockInventory;
import io.tiprove.runner.document.BlockKind;
import io.tiprove.runner.document.CanonicalForm;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.FileScenarioEvidence;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.workspace.Variables;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentedFileStepsTest {
  private static final String SECTION = "lightning/remote-mode";
  private static final String YAML =
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: cloud-storage-secret
      """;

  @TempDir Path folder;
  private final Variables variables = new Variables();
  private final SecretMasker masker = new SecretMasker();
  private FileScenarioEvidence evidence;
  private DocumentedFileSteps steps;

  @BeforeEach
  void begin() {
    evidence = new FileScenarioEvidence(folder.resolve("evidence"), masker);
    steps =
        new DocumentedFileSteps(
            workspace(),
            new DocumentedBlocks(
                new BlockInventory(
                    List.of(
                        new Block(
                            SECTION + "#yaml-1",
                            null,
                            null,
                            BlockKind.YAML,
                            1,
                            new CanonicalForm().hash(BlockKind.YAML, YAML),
                            null)))),
            Clock.systemUTC());
  }

  @Test
  void theDocumentsYamlIsSavedForNobodyElseToReadAndCredited() throws IOException {
    steps.saveDocumented(SECTION, "secret.yaml", YAML.strip());

    assertThat(file("secret.yaml")).hasContent(YAML);
    assertThat(permissions("secret.yaml")).isEqualTo("rw-------");
    assertThat(evidence.blocks()).containsExactly(SECTION + "#yaml-1");
  }

  @Test
  void yamlThatTheDocumentDoesNotHaveIsRefusedAndNotSaved() {
    assertThatThrownBy(() -> steps.saveDocumented(SECTION, "secret.yaml", YAML + "type: Opaque"))
        .isInstanceOfSatisfying(
            BlamedFailure.class,
            failure -> assertThat(failure.blame()).isEqualTo(Blame.INFRASTRUCTURE))
        .hasMessageContainingAll("at " + SECTION, "it has it at []", "Correct the step");
    assertThat(file("secret.yaml")).doesNotExist();
    assertThat(evidence.blocks()).isEmpty();
  }

  @Test
  void yamlThatTheDocumentHasElsewhereIsRefusedWithItsPlace() {
    assertThatThrownBy(
            () -> steps.saveDocumented("lightning/local-mode", "secret.yaml", YAML.strip()))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining(SECTION + "#yaml-1");
    assertThat(file("secret.yaml")).doesNotExist();
  }

  @Test
  void aReadersOwnFileIsFilledInAndCreditsNoBlock() throws IOException {
    variables.bind("secret_key", "canary-4711");
    masker.add("canary-4711");

    steps.save("rclone.conf", "secret_access_key = ${secret_key}");

    assertThat(file("rclone.conf")).hasContent("secret_access_key = canary-4711");
    assertThat(permissions("rclone.conf")).isEqualTo("rw-------");
    assertThat(evidence.blocks()).isEmpty();
    assertThat(folder.resolve("evidence").resolve(FileScenarioEvidence.RECORD))
        .content()
        .contains("secret_access_key = ***")
        .doesNotContain("canary-4711");
  }

  @Test
  void aVariableThatNobodyBoundIsNamed() {
    assertThatThrownBy(() -> steps.save("rclone.conf", "key = ${nothing}"))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("${nothing}");
    assertThat(file("rclone.conf")).doesNotExist();
  }

  private Path file(String name) {
    return folder.resolve("work").resolve(name);
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name)));
  }

  private Workspace workspace() {
    return (Workspace)
        Proxy.newProxyInstance(
            Workspace.class.getClassLoader(),
            new Class<?>[] {Workspace.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "variables" -> variables;
                  case "folder" -> folder.resolve("work");
                  case "evidence" -> evidence;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
