// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

/** A listener's registration; closing it twice does no harm. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  @Override
  void close();
}
