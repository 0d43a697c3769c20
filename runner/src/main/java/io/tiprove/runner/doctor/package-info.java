// SPDX-License-Identifier: Apache-2.0
/** Says what a machine has, what is missing for an environment, and what mends it. */
@NullMarked
package io.tiprove.runner.doctor;

import org.jspecify.annotations.NullMarked;
