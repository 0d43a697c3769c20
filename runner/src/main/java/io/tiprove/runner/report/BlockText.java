// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

/**
 * A documented block of the inventory.
 *
 * @param id the identity that a scenario's {@code blocks} names
 * @param document id of the document, as in {@code features/}
 * @param section heading of the section that it stands in
 * @param kind command, yaml or toml
 * @param text the block as the document has it
 */
public record BlockText(String id, String document, String section, String kind, String text) {}
