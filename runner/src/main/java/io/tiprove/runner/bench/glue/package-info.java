// SPDX-License-Identifier: Apache-2.0
/** Steps of the scenario whose own cost is measured. */
@NullMarked
package io.tiprove.runner.bench.glue;

import org.jspecify.annotations.NullMarked;
