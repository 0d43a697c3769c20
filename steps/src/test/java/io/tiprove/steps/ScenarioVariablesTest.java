// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.profile.ProfileLoader;
import io.tiprove.runner.workspace.Variables;
import io.tiprove.runner.workspace.Workspace;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** A scenario that asks for what the profile lacks says nothing about the system under test. */
final class ScenarioVariablesTest {
  private final Variables variables = new Variables();
  private final Profile profile =
      new ProfileLoader().load(Path.of("..", "fixtures", "profiles", "reference.yaml"));
  private final ScenarioVariables steps = new ScenarioVariables(workspace(), profile);

  @Test
  void aVersionThatTheProfileLacksIsNotRun() {
    assertThatThrownBy(() -> steps.chartVersion("v9.9.9"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("needs version v9.9.9 of chart tidb-lightning");
  }

  @Test
  void aVersionOfTheProfileIsBound() {
    steps.chartVersion("v1.1.9");
    assertThat(variables.find("chart_version")).contains("v1.1.9");
  }

  @Test
  void aVersionThatIsToBeMissingIsBound() {
    steps.missingChartVersion("v0.0.1");
    assertThat(variables.find("chart_version")).contains("v0.0.1");
  }

  private Workspace workspace() {
    return (Workspace)
        Proxy.newProxyInstance(
            Workspace.class.getClassLoader(),
            new Class<?>[] {Workspace.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("variables")) {
                return variables;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
