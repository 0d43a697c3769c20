// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.nio.file.Path;

/**
 * What the user asked of a bench.
 *
 * @param runs how often starts and imports are measured, at least 1
 * @param cold whether a set-up from nothing is measured, too
 * @param out output folder
 */
public record BenchOptions(int runs, boolean cold, Path out) {}
