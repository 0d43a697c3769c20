// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

/**
 * Deletes the namespaces of finished scenarios in the background.
 *
 * <p>Thread-safe.
 */
public interface NamespaceRelease extends AutoCloseable {

  /** Has a namespace deleted; returns at once. */
  void release(String namespace);

  /** Waits, within a bound, until every released namespace is gone. */
  @Override
  void close();
}
