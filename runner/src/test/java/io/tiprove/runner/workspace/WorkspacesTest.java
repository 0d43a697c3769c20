// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.tiprove.runner.environment.Environment;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.FileScenarioEvidence;
import io.tiprove.runner.evidence.SecretMasker;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario's workspace takes from its environment, in a mocked cluster. */
@EnableKubernetesMockClient(crud = true)
@Timeout(60)
class WorkspacesTest {
  private static final String TRUST = "tiprove-trust";

  KubernetesClient client;

  @TempDir Path folder;
  private final List<String> released = new ArrayList<>();
  private final SecretMasker masker = new SecretMasker();
  private FileScenarioEvidence evidence;
  private List<String> objects = List.of(TRUST);
  private Workspaces workspaces;

  @BeforeEach
  void start() {
    evidence = new FileScenarioEvidence(folder.resolve("evidence"), masker);
    workspaces =
        new Workspaces(
            environment(), client, folder.resolve("work"), new Released(released), Keep.NEVER);
  }

  @AfterEach
  void stop() {
    workspaces.close();
  }

  @Test
  void theEnvironmentsObjectsAreMadeInTheScenariosNamespace() {
    Workspace workspace = workspaces.open("scenario", evidence);

    assertThat(client.configMaps().inAnyNamespace().list().getItems())
        .extracting(map -> map.getMetadata().getNamespace() + "/" + map.getMetadata().getName())
        .containsExactly(workspace.namespace() + "/" + TRUST);
    assertThat(
            client
                .namespaces()
                .withName(workspace.namespace())
                .get()
                .getMetadata()
                .getAnnotations())
        .containsEntry(Workspaces.SCENARIO, "scenario");
  }

  @Test
  void anObjectThatCannotBeMadeIsTheInfrastructuresFaultAndTheNamespaceIsReleased() {
    objects = List.of(TRUST, TRUST);

    assertThatThrownBy(() -> workspaces.open("scenario", evidence))
        .isInstanceOfSatisfying(
            BlamedFailure.class,
            failure -> assertThat(failure.blame()).isEqualTo(Blame.INFRASTRUCTURE))
        .hasMessageContainingAll("expected to open namespace tp-", TRUST);
    assertThat(released).hasSize(1);
    assertThat(folder.resolve("work").resolve(released.get(0))).doesNotExist();
  }

  @Test
  void thePathIsTheEnvironmentsFoldersBeforeTheMachines() {
    assertThat(workspaces.open("scenario", evidence).processEnvironment())
        .containsEntry("PATH", "/programs:/clouds/tools:/usr/bin:/bin");
  }

  @Test
  void aReleasedWorkspaceLeavesNoFiles() {
    Workspace workspace = workspaces.open("scenario", evidence);
    assertThat(workspace.folder()).isDirectory();

    workspaces.release(workspace, false);

    assertThat(released).containsExactly(workspace.namespace());
    assertThat(workspace.folder()).doesNotExist();
  }

  @Test
  void theTokenOfTheKubeconfigIsASecret() {
    workspaces.open("scenario", evidence);

    assertThat(masker.mask("token canary-4711")).isEqualTo("token ***");
  }

  private Environment environment() {
    InvocationHandler answers =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "kind" -> "embedded";
              case "path" -> List.of(Path.of("/programs"), Path.of("/clouds/tools"));
              case "namespaceObjects" ->
                  objects.stream().map(name -> configMap((String) arguments[0], name)).toList();
              case "scenarioUser" -> "tiprove:" + arguments[0];
              case "kubeconfigFor" -> "users:\n- name: u\n  user:\n    token: canary-4711\n";
              default -> throw new UnsupportedOperationException(method.getName());
            };
    return (Environment)
        Proxy.newProxyInstance(
            Environment.class.getClassLoader(), new Class<?>[] {Environment.class}, answers);
  }

  private static HasMetadata configMap(String namespace, String name) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .endMetadata()
        .addToData("ca.crt", "certificate")
        .build();
  }

  private record Released(List<String> names) implements NamespaceRelease {
    @Override
    public void release(String namespace) {
      names.add(namespace);
    }

    @Override
    public void close() {}
  }
}
