// SPDX-License-Identifier: Apache-2.0
/** Tells users how far long work has come and how long it took before. */
@NullMarked
package io.tiprove.runner.progress;

import org.jspecify.annotations.NullMarked;
