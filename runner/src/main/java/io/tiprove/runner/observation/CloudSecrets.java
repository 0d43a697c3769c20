// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.observation;

import io.tiprove.fixtures.aws.front.FrontClient;
import io.tiprove.fixtures.aws.front.FrontException;
import io.tiprove.runner.engine.ScenarioObserver;
import io.tiprove.runner.evidence.ScenarioEvidence;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has the credentials that clouds give to pods masked as soon as they are given: nobody else of the
 * harness sees them.
 *
 * <p>Thread-safe.
 */
public final class CloudSecrets implements ScenarioObserver, AutoCloseable {
  // As long as the front lets a question wait.
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final FrontClient front;
  private final Thread follower = new Thread(this::follow, "cloud-secrets");
  // Any scenario's would do: what one is told is masked in the whole run.
  private volatile @Nullable ScenarioEvidence evidence;
  private volatile boolean closed;
  private int told;

  public CloudSecrets(FrontClient front) {
    this.front = front;
    follower.setDaemon(true);
  }

  @Override
  public synchronized void opened(Workspace workspace) {
    if (evidence == null) {
      evidence = workspace.evidence();
      follower.start();
    }
  }

  /** Tells what the follower may not have heard yet. */
  @Override
  public void closing(Workspace workspace) {
    tell(workspace.evidence(), Duration.ZERO);
  }

  private void follow() {
    ScenarioEvidence listener = evidence;
    try {
      while (!closed && listener != null) {
        tell(listener, WAIT);
      }
    } catch (FrontException e) {
      // The node ends, as others notice and say.
    }
  }

  private void tell(ScenarioEvidence listener, Duration within) {
    int from = told();
    List<String> fresh = front.secrets(from, within);
    fresh.forEach(listener::secret);
    heard(from + fresh.size());
  }

  private synchronized int told() {
    return told;
  }

  private synchronized void heard(int count) {
    told = Math.max(told, count);
  }

  @Override
  public void close() {
    closed = true;
    follower.interrupt();
  }
}
