// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import static io.tiprove.runner.cluster.Cluster.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Looks at logs that end while they are looked at; {@link WaitsTest} has the other ways. */
@EnableKubernetesMockClient(crud = true)
final class LogConditionTest {
  private static final String LOG =
      "/api/v1/namespaces/%s/pods/x/log?container=tidb-lightning&follow=true".formatted(NAMESPACE);

  KubernetesMockServer server;
  KubernetesClient client;

  // One for the text, one for the end.
  private final CountDownLatch arrived = new CountDownLatch(2);
  private WaitContext context;
  private Pod ended;

  @BeforeEach
  void podThatHasEnded() {
    Cluster cluster = new Cluster(client);
    cluster.podOf(cluster.job("demo"), "x");
    cluster.ended("x", "c1", "Failed", 1, "Error");
    ended = client.pods().inNamespace(NAMESPACE).withName("x").get();
    context =
        new WaitContext(
            client,
            ClusterWatch.start(client, Duration.ofSeconds(10)).namespace(NAMESPACE),
            arrived::countDown);
  }

  @Test
  void aTextThatComesWhileThePodIsLookedAtIsNotMissed() {
    server.expect().get().delay(200).withPath(LOG).andReturn(200, "no section\n").always();

    try (LogCondition condition =
        LogCondition.contains(PodSelection.named("x"), "tidb-lightning", "no section")) {
      Sighting seen = condition.look(List.of(new WaitingPod(ended, arrived)), context);

      assertThat(seen.verdict()).isEqualTo(Sighting.Verdict.MET);
    }
  }

  /** Answers, once its log is followed, only when that has come to its end. */
  private static final class WaitingPod extends Pod {
    private static final long serialVersionUID = 1;
    // What following a log asks for: whether there is a status, and two kinds of containers.
    private static final int TO_FOLLOW = 3;

    private final transient CountDownLatch arrived;
    private final transient AtomicInteger asked = new AtomicInteger();

    WaitingPod(Pod pod, CountDownLatch arrived) {
      super(pod.getApiVersion(), pod.getKind(), pod.getMetadata(), pod.getSpec(), pod.getStatus());
      this.arrived = arrived;
    }

    @Override
    public PodStatus getStatus() {
      if (asked.incrementAndGet() > TO_FOLLOW) {
        try {
          assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return super.getStatus();
    }
  }
}
