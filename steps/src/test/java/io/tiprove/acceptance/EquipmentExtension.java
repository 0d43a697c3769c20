// SPDX-License-Identifier: Apache-2.0
package io.tiprove.acceptance;

import io.tiprove.fixtures.programs.TiproveHome;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives integration tests their {@link TestEquipment}, one for all of them, and skips them where
 * {@code -Dtiprove.environment=none} asks for the unit tests alone.
 *
 * <p>Programs that cannot be provided fail the tests that need them.
 */
final class EquipmentExtension implements ExecutionCondition, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(EquipmentExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return System.getProperty("tiprove.environment", "").equals("none")
        ? ConditionEvaluationResult.disabled(
            "-Dtiprove.environment=none asks for the unit tests alone")
        : ConditionEvaluationResult.enabled("an environment may be used");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(TestEquipment.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            TestEquipment.class,
            type ->
                new TestEquipment(
                    Path.of(System.getProperty("tiprove.project")),
                    TiproveHome.of(System.getenv())),
            TestEquipment.class);
  }
}
