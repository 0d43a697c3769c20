// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import ch.qos.logback.classic.LoggerContext;
import io.tiprove.runner.evidence.SecretMasker;
import io.tiprove.runner.files.PrivateFolder;
import io.tiprove.runner.progress.Progress;
import io.tiprove.runner.progress.Timings;

/**
 * The harness's own equipment of a run.
 *
 * @param state the user's state folder, which outlives runs
 * @param logs where the harness and its libraries log to
 * @param code digest of the harness's own code
 */
public record Harness(
    SecretMasker masker,
    Progress progress,
    Timings timings,
    PrivateFolder state,
    LoggerContext logs,
    CodeFingerprint code,
    Interruption interruption) {}
