// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.report.ReportLanguage;
import io.tiprove.runner.workspace.Keep;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user asked of a run.
 *
 * @param environment kind of environment, or empty for the best
 * @param tags tag expression
 * @param name regular expression
 * @param profile profile file, or empty for the reference profile
 * @param parallel number of scenarios that run at the same time, at least 1
 * @param out output folder
 * @param nightly whether scenarios that only the nightly run has are run too
 * @param seed decides the order of scenarios
 * @param reportLanguage language of the headings in the report
 */
public record RunOptions(
    Optional<String> environment,
    Optional<String> tags,
    Optional<String> name,
    Optional<Path> profile,
    int parallel,
    Path out,
    Keep keep,
    boolean rerunFailed,
    boolean dryRun,
    boolean nightly,
    long seed,
    ReportLanguage reportLanguage) {}
