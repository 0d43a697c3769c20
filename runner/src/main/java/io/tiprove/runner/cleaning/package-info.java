// SPDX-License-Identifier: Apache-2.0
/** Finds and removes what the harness made on this machine. */
@NullMarked
package io.tiprove.runner.cleaning;

import org.jspecify.annotations.NullMarked;
