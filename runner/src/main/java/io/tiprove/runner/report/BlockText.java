// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

/**
 * A documented block of the inventory.
 *
 * @param id the identity that a scenario's {@code blocks} names
 * @param document id of the document, as in {@code features/}
 * @param sectionId document and English name of the section that it stands in
 * @param section heading of that section
 * @param kind command, yaml or toml
 * @param text the block as the document has it
 */
public record BlockText(
    String id, String document, String sectionId, String section, String kind, String text) {}
