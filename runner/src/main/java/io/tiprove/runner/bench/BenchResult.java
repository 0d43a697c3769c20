// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run of {@code tiprove bench} measured.
 *
 * @param parts what was measured
 * @param versions version by component of what was measured
 */
public record BenchResult(
    Instant startedAt,
    Set<BenchPart> parts,
    int runs,
    Machine machine,
    Map<String, String> versions,
    List<Measurement> measurements,
    List<Ratio> ratios) {}
