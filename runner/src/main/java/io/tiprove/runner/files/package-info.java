// SPDX-License-Identifier: Apache-2.0
/** Files that only their owner can read. */
@NullMarked
package io.tiprove.runner.files;

import org.jspecify.annotations.NullMarked;
