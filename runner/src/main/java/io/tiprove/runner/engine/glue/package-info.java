// SPDX-License-Identifier: Apache-2.0
/** The hooks that every scenario has. */
@NullMarked
package io.tiprove.runner.engine.glue;

import org.jspecify.annotations.NullMarked;
