// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import java.util.List;

/**
 * A scenario as its feature file has it.
 *
 * @param id stable across runs: feature path and name as slugs, with the example's number
 * @param feature path of the feature file below the features folder
 * @param line line of the scenario, or of the example's row; 1 is the first
 * @param tags with their {@code @}
 * @param clauses clause ids among the tags
 * @param requires capabilities among the tags ({@code @requires-…})
 * @param source digest of the feature file's text
 */
public record ScenarioDescription(
    String id,
    String name,
    String feature,
    int line,
    List<String> tags,
    List<String> clauses,
    List<String> requires,
    String source) {}
