// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

/**
 * A namespace that was deleted but is still there.
 *
 * @param reason which content, finalizers or errors hold it, in words
 */
public record HangingNamespace(String name, String reason) {}
