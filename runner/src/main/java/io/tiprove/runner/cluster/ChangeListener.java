// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

/**
 * Hears the changes of one namespace in the order of the API server, kind by kind.
 *
 * <p>Called on informer threads, different kinds at the same time: implementations are thread-safe
 * and quick. The same state may be told twice.
 */
@FunctionalInterface
public interface ChangeListener {

  void changed(Change change);
}
