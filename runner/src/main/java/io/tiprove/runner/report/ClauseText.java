// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

/**
 * A clause of a document, in the project's own words.
 *
 * @param id for example {@code LI-031}
 * @param document id of the document, as in {@code features/}
 * @param section the section of the document that it stands in
 * @param text what must be shown to hold
 */
public record ClauseText(String id, String document, String section, String text) {}
