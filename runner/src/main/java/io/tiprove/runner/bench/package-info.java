// SPDX-License-Identifier: Apache-2.0
/** Measures what the harness itself costs: set-up, scenarios, imports. */
@NullMarked
package io.tiprove.runner.bench;

import org.jspecify.annotations.NullMarked;
