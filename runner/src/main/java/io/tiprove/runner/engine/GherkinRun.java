// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.cucumber.core.backend.ObjectFactory;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.order.StandardPickleOrders;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.Plugin;
import java.util.List;

/**
 * Runs selected scenarios with Cucumber: in parallel, in an order that depends on the seed alone.
 */
final class GherkinRun {
  private static final String HOOKS = "io.tiprove.runner.engine.glue";

  private final List<String> glue;
  private final int parallel;
  private final long seed;

  /**
   * @param glue packages with step definitions
   * @param parallel number of scenarios that run at the same time
   */
  GherkinRun(List<String> glue, int parallel, long seed) {
    this.glue = glue;
    this.parallel = parallel;
    this.seed = seed;
  }

  /** Runs them; returns when all have ended. */
  void run(Selection selection, List<Object> shared, Plugin... plugins) {
    run(options().addGlue(GluePath.parse(HOOKS)), selection, shared, plugins);
  }

  /** Matches steps with step definitions and runs nothing. */
  void dryRun(Selection selection, Plugin... plugins) {
    run(options().setDryRun(), selection, List.of(), plugins);
  }

  private RuntimeOptionsBuilder options() {
    RuntimeOptionsBuilder options =
        new RuntimeOptionsBuilder()
            .setThreads(parallel)
            .setPickleOrder(StandardPickleOrders.random(seed))
            .setPublishQuiet(true);
    glue.stream().map(GluePath::parse).forEach(options::addGlue);
    return options;
  }

  private static void run(
      RuntimeOptionsBuilder options, Selection selection, List<Object> shared, Plugin... plugins) {
    // Cucumber runs each thread's scenarios with the factory that this thread gets.
    ThreadLocal<ObjectFactory> factory = ThreadLocal.withInitial(() -> new ScenarioObjects(shared));
    Runtime.builder()
        .withRuntimeOptions(options.build())
        .withObjectFactorySupplier(factory::get)
        .withFeatureSupplier(selection::features)
        .withAdditionalPlugins(plugins)
        .build()
        .run();
  }
}
