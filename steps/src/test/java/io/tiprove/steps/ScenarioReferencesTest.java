// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiprove.runner.evidence.FileScenarioEvidence;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.profile.Implementation;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.profile.UsedChart;
import io.tiprove.runner.workspace.Workspace;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScenarioReferencesTest {
  @TempDir private Path folder;
  private FileScenarioEvidence evidence;
  private ScenarioReferences references;

  @BeforeEach
  void begin() {
    evidence = new FileScenarioEvidence(folder.resolve("evidence"), new SecretMasker());
    UsedChart chart = new UsedChart("harbour", List.of("v1"), "v1");
    references =
        new ScenarioReferences(
            workspace(),
            new Profile(
                "test",
                null,
                Map.of(
                    "boat-chart", Implementation.REFERENCE,
                    "ship-chart", Implementation.REAL,
                    "engine", Implementation.REFERENCE),
                Map.of(),
                Map.of("boat", chart, "ship", chart),
                Map.of(),
                null,
                null,
                null,
                null));
  }

  @Test
  void aCommandNamesTheChartsItUses() {
    references.usedIn("helm install a harbour/ship --version=v1");
    references.usedIn("helm install a harbour/boat-house");
    references.usedIn("kubectl get pod boat");
    assertThat(evidence.references()).isEmpty();

    references.usedIn("helm install a harbour/boat --version=v1");
    assertThat(evidence.references()).containsExactly("boat-chart");
  }

  @Test
  void whatTheProfileCallsRealIsNoReference() {
    references.used("engine");
    references.used("ship-chart");
    references.used("unknown");

    assertThat(evidence.references()).containsExactly("engine");
  }

  @Test
  void backEndsThatSpeakToPdAndTikvNameThem() {
    references.installed(values("tidb"));
    references.installed(JsonNodeFactory.instance.objectNode());
    assertThat(evidence.references()).isEmpty();

    references.installed(values("local"));
    assertThat(evidence.references()).containsExactly("PD and TiKV (minikv)");

    references.installed(values("importer"));
    assertThat(evidence.references()).containsExactly("PD and TiKV (minikv)");
  }

  private static ObjectNode values(String backEnd) {
    return JsonNodeFactory.instance.objectNode().put("backend", backEnd);
  }

  private Workspace workspace() {
    return (Workspace)
        Proxy.newProxyInstance(
            Workspace.class.getClassLoader(),
            new Class<?>[] {Workspace.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("evidence");
              return evidence;
            });
  }
}
