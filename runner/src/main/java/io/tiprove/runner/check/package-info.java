// SPDX-License-Identifier: Apache-2.0
/** Checks of what a procedure has brought about, by API and not by the text of a command. */
@NullMarked
package io.tiprove.runner.check;

import org.jspecify.annotations.NullMarked;
