// SPDX-License-Identifier: Apache-2.0
/** Commands of the program, their options, messages and exit codes. */
@NullMarked
package io.tiprove.runner.cli;

import org.jspecify.annotations.NullMarked;
