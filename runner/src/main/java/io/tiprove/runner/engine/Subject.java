// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.report.Summary.Implementation;
import java.util.Map;
import java.util.Set;

/**
 * The system under test, as far as the engine needs to know it.
 *
 * @param profile name of the profile
 * @param capabilities what scenarios tagged {@code @requires-<capability>} may ask for
 * @param implementation whether its programs are the real ones
 * @param realPrograms names of programs that are no stand-ins
 * @param references what each stand-in of the run stands in for, by name
 * @param fingerprint changes whenever anything that the profile names changes
 */
public record Subject(
    String profile,
    Set<String> capabilities,
    Implementation implementation,
    Set<String> realPrograms,
    Map<String, String> references,
    String fingerprint) {}
