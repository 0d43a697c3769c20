// SPDX-License-Identifier: Apache-2.0
/**
 * Runs scenarios: reads and selects features, gives each scenario its objects and workspace,
 * records what happens and sums up the result. {@link io.tiprove.runner.engine.Run} is the way
 * through it.
 */
@NullMarked
package io.tiprove.runner.engine;

import org.jspecify.annotations.NullMarked;
