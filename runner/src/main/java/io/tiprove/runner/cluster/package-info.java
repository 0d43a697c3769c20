// SPDX-License-Identifier: Apache-2.0
/**
 * The harness's eyes on the cluster: event-driven waits that explain themselves, logs, snapshots
 * and the background deletion of namespaces.
 *
 * <p>One {@link io.tiprove.runner.cluster.ClusterWatch} per run feeds a {@link
 * io.tiprove.runner.cluster.NamespaceWatch} per scenario; everything else here reads from those.
 */
@NullMarked
package io.tiprove.runner.cluster;

import org.jspecify.annotations.NullMarked;
