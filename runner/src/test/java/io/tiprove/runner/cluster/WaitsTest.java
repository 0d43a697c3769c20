// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import static io.tiprove.runner.cluster.Cluster.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@EnableKubernetesMockClient(crud = true)
@Timeout(60)
class WaitsTest {
  /** Much more than a test needs: a wait that lasts this long has missed its event. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final PodSelection PODS = PodSelection.labelled(Map.of("app", "import"));

  KubernetesMockServer server;
  KubernetesClient client;

  private final RecordedEvidence evidence = new RecordedEvidence();
  private Cluster cluster;
  private ClusterWatch clusterWatch;
  private NamespaceWatch watch;
  private ContainerLogs containerLogs;
  private Waits waits;

  @BeforeEach
  void start() {
    cluster = new Cluster(client);
    clusterWatch = ClusterWatch.start(client, Duration.ofSeconds(10));
    watch = clusterWatch.namespace(NAMESPACE);
    containerLogs = new ContainerLogs(client, 2);
    waits = new Waits(client, watch, containerLogs.follow(watch, evidence), evidence);
  }

  @AfterEach
  void stop() {
    containerLogs.close();
    clusterWatch.close();
  }

  @Test
  void aWaitIsMetByTheEventThatMeetsIt() throws Exception {
    cluster.job("demo");
    var wait = inBackground(JobCondition.complete("demo"));

    cluster.jobEnds("demo", "Complete", "CompletionsReached", "");

    assertThat(wait.get(10, TimeUnit.SECONDS)).isEqualTo("Job demo is Complete");
    assertThat(evidence.entries(EvidenceEntry.Wait.class))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.condition()).isEqualTo("Job demo completes");
              assertThat(entry.outcome()).isEqualTo("met");
            });
  }

  @Test
  void aFailedJobEndsTheWaitForItsSuccessAtOnceAndExplainsIt() {
    logOf("demo-x", "", "Error: tables not found\n");
    Job job = cluster.job("demo");
    cluster.podOf(job, "demo-x");
    cluster.ended("demo-x", "c1", "Failed", 1, "Error");
    cluster.warning("Job", "demo", "BackoffLimitExceeded", "Job has reached the limit");
    cluster.jobEnds("demo", "Failed", "BackoffLimitExceeded", "Job has reached the limit");
    await().until(() -> !watch.events().isEmpty());

    BlamedFailure failure = fails(JobCondition.complete("demo"), LONG);

    assertThat(failure.blame()).isEqualTo(Blame.SYSTEM_UNDER_TEST);
    assertThat(failure)
        .hasMessageContaining("Expected within 30 s: Job demo completes.")
        .hasMessageContaining("final: Job demo is Failed (BackoffLimitExceeded:")
        .hasMessageContaining("Pod demo-x is Failed (container tidb-lightning ended with exit")
        .hasMessageContaining("Job/demo BackoffLimitExceeded: Job has reached the limit")
        .hasMessageContaining("End of the log of demo-x/tidb-lightning:")
        .hasMessageContaining("Error: tables not found")
        .hasMessageContaining("namespace shop, Job demo, Pod demo-x");
    assertThat(evidence.entries(EvidenceEntry.Wait.class).get(0).outcome()).isEqualTo("terminal");
  }

  @Test
  void aCompleteJobEndsTheWaitForItsFailure() {
    cluster.job("demo");
    cluster.jobEnds("demo", "Complete", "CompletionsReached", "");

    assertThat(fails(JobCondition.failed("demo"), LONG))
        .hasMessageContaining("final: Job demo is Complete");
  }

  @Test
  void aTimeoutSaysTheLastStateAndTheWarnings() {
    Job job = cluster.job("demo");
    cluster.podOf(job, "demo-x");
    cluster.warning("Pod", "demo-x", "FailedMount", "hostPath type check failed");
    await().until(() -> !watch.events().isEmpty());

    BlamedFailure failure = fails(JobCondition.complete("demo"), SHORT);

    assertThat(failure.blame()).isEqualTo(Blame.SYSTEM_UNDER_TEST);
    assertThat(failure)
        .hasMessageContaining("Expected within 300 ms: Job demo completes.")
        .hasMessageContaining("Job demo is Active; Pod demo-x is Pending")
        .hasMessageContaining("Pod/demo-x FailedMount: hostPath type check failed");
    assertThat(evidence.entries(EvidenceEntry.Wait.class).get(0).outcome()).isEqualTo("timeout");
  }

  @Test
  void anObjectThatNeverAppearsIsNamed() {
    assertThat(fails(JobCondition.complete("demo"), SHORT))
        .hasMessageContaining("there is no Job demo")
        .hasMessageContaining("Warnings: none.");
  }

  @Test
  void aJobThatIsDeletedWhileAwaitedEndsTheWait() throws Exception {
    cluster.job("demo");
    var wait = inBackground(JobCondition.complete("demo"));

    client.batch().v1().jobs().inNamespace(NAMESPACE).withName("demo").delete();

    assertThat(failureOf(wait)).hasMessageContaining("Job demo was deleted while");
  }

  @Test
  void aPodWhoseImageIsNotThereCanNeverStart() {
    Job job = cluster.job("demo");
    cluster.podOf(job, "demo-x");
    cluster.waiting("demo-x", "ErrImageNeverPull", "image x is not present");

    BlamedFailure failure = fails(JobCondition.complete("demo"), LONG);

    assertThat(failure.blame()).isEqualTo(Blame.INFRASTRUCTURE);
    assertThat(failure).hasMessageContaining("the pod can never start");
  }

  @Test
  void aMissingSecretMayStillCome() throws Exception {
    Job job = cluster.job("demo");
    cluster.podOf(job, "demo-x");
    cluster.waiting("demo-x", "CreateContainerConfigError", "secret \"s\" not found");
    assertThat(fails(JobCondition.complete("demo"), SHORT))
        .hasMessageContaining("Seen when the time was over")
        .hasMessageContaining("secret \"s\" not found");
  }

  @Test
  void anUnschedulablePodMeetsItsWaitWithTheSchedulersMessage() {
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.unschedulable("demo-x", "0/1 nodes are available: 1 node(s) didn't match selector");

    assertThat(waits.until(PodCondition.unschedulable(PodSelection.ofJob("demo")), LONG))
        .contains("didn't match selector");
  }

  @Test
  void aPodThatWasScheduledIsNotUnschedulable() {
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.pod("demo-x", pod -> pod.editSpec().withNodeName("n1").endSpec());

    assertThat(fails(PodCondition.unschedulable(PODS), LONG))
        .hasMessageContaining("it was scheduled to node n1");
  }

  @Test
  void aTooSmallNodeIsInfrastructure() {
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.unschedulable("demo-x", "0/1 nodes are available: 1 Insufficient memory");

    assertThat(fails(JobCondition.complete("demo"), SHORT).blame()).isEqualTo(Blame.INFRASTRUCTURE);
  }

  @Test
  void aPodThatCannotMountIsPendingWithThatEvent() throws Exception {
    cluster.podOf(cluster.job("demo"), "demo-x");
    var wait = inBackground(PodCondition.pendingWith(PODS, "FailedMount", "type check"));

    cluster.warning("Pod", "demo-x", "FailedMount", "hostPath type check failed");

    assertThat(wait.get(10, TimeUnit.SECONDS)).contains("FailedMount: hostPath type check failed");
  }

  @Test
  void aRunningPodEndsTheWaitForAPendingOne() {
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.running("demo-x", "c1", 0);

    assertThat(fails(PodCondition.pendingWith(PODS, "FailedMount", ""), LONG))
        .hasMessageContaining("Pod demo-x is Running");
  }

  @Test
  void aReadyPodIsFoundByLabel() throws Exception {
    cluster.podOf(cluster.job("demo"), "demo-x");
    var wait = inBackground(PodCondition.ready(PODS));

    cluster.pod(
        "demo-x",
        pod ->
            pod.editStatus()
                .withPhase("Running")
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus());

    assertThat(wait.get(10, TimeUnit.SECONDS)).contains("Pod demo-x is Running and ready");
  }

  @Test
  void aPodThatEndedCannotBecomeReady() {
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.ended("demo-x", "c1", "Failed", 137, "OOMKilled");

    assertThat(fails(PodCondition.ready(PODS), LONG)).hasMessageContaining("OOMKilled");
  }

  @Test
  void aJobGetsNoPodForTheReasonOfItsEvent() throws Exception {
    cluster.job("demo");
    var wait =
        inBackground(PodlessJobCondition.ofJob("demo", "FailedCreate", "serviceaccount \"x\""));

    cluster.warning(
        "Job", "demo", "FailedCreate", "Error creating: serviceaccount \"x\" not found");

    assertThat(wait.get(10, TimeUnit.SECONDS))
        .isEqualTo(
            "Job demo is Active; FailedCreate: Error creating: serviceaccount \"x\" not found");
  }

  @Test
  void eventsOfOthersOrForOtherReasonsDoNotMakeAJobPodless() {
    cluster.job("demo");
    cluster.warning("Job", "other", "FailedCreate", "no account");
    cluster.warning("Pod", "demo", "FailedCreate", "no account");
    cluster.warning("Job", "demo", "BackoffLimitExceeded", "no account");
    await().until(() -> watch.events().size() == 3);

    assertThat(fails(PodlessJobCondition.ofJob("demo", "FailedCreate", "account"), SHORT))
        .hasMessageContaining(
            "Expected within 300 ms: Job demo gets no pod: event FailedCreate says \"account\".")
        .hasMessageContaining("Seen when the time was over");
    assertThat(fails(PodlessJobCondition.ofJob("demo", "BackoffLimitExceeded", "quota"), SHORT))
        .hasMessageContaining("Job demo is Active");
  }

  @Test
  void aJobThatEndsOrIsMissingIsNotPodless() {
    assertThat(fails(PodlessJobCondition.ofJob("demo", "FailedCreate", ""), SHORT))
        .hasMessageContaining("there is no Job demo");
    cluster.job("demo");
    cluster.jobEnds("demo", "Complete", "CompletionsReached", "");

    assertThat(fails(PodlessJobCondition.ofJob("demo", "FailedCreate", ""), LONG))
        .hasMessageContaining("final: Job demo is Complete");
  }

  @Test
  void aPodIsSelectedByItsNameAndNoOther() {
    Job job = cluster.job("demo");
    cluster.podOf(job, "demo");
    cluster.podOf(job, "demo-x");
    await().until(() -> watch.pods().size() == 2);

    assertThat(PodSelection.named("demo-x").in(watch))
        .extracting(pod -> pod.getMetadata().getName())
        .containsExactly("demo-x");
    assertThat(PodSelection.named("demo-").in(watch)).isEmpty();
    assertThat(PodSelection.named("demo-x").description()).isEqualTo("pod demo-x");
  }

  @Test
  void aClaimBecomesBound() throws Exception {
    var claim =
        new PersistentVolumeClaimBuilder()
            .withNewMetadata()
            .withName("data")
            .withNamespace(NAMESPACE)
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .build();
    client.resource(claim).create();
    var wait = inBackground(ClaimCondition.bound("data"));

    client
        .persistentVolumeClaims()
        .inNamespace(NAMESPACE)
        .withName("data")
        .edit(
            c ->
                new PersistentVolumeClaimBuilder(c)
                    .withNewStatus()
                    .withPhase("Bound")
                    .endStatus()
                    .build());

    assertThat(wait.get(10, TimeUnit.SECONDS)).endsWith("data is Bound");
  }

  @Test
  void anObjectWithoutWatchIsSeenToBeGone() throws Exception {
    ConfigMap map =
        client
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("m")
                    .withNamespace(NAMESPACE)
                    .endMetadata()
                    .build())
            .create();
    var wait = inBackground(GoneCondition.object(map));

    client.resource(map).delete();

    assertThat(wait.get(10, TimeUnit.SECONDS)).isEqualTo("nothing is left");
  }

  @Test
  void anObjectIsGoneWhenAnotherHasItsName() {
    ConfigMap map =
        client
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("m")
                    .withNamespace(NAMESPACE)
                    .endMetadata()
                    .build())
            .create();
    map.getMetadata().setUid("of the one before");

    assertThat(waits.until(GoneCondition.object(map), LONG)).isEqualTo("nothing is left");
  }

  @Test
  void anObjectThatStaysIsNamed() {
    ConfigMap map =
        client
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName("m")
                    .withNamespace(NAMESPACE)
                    .endMetadata()
                    .build())
            .create();

    assertThat(fails(GoneCondition.object(map), SHORT))
        .hasMessageContaining("still there: ConfigMap m");
  }

  @Test
  void aPodIsAwaitedThatItsJobHasNotMadeYet() throws Exception {
    Job job = cluster.job("demo");
    var wait = inBackground(PodCondition.exists(PodSelection.ofJob("demo")));

    cluster.podOf(job, "demo-x");

    assertThat(wait.get(10, TimeUnit.SECONDS)).isEqualTo("Pod demo-x is Pending");
  }

  @Test
  void aHeldJobSaysWhyInItsLog() throws Exception {
    logOf("demo-x", "&follow=true", "start\ntidb-lightning exits abnormally at noon\n");
    cluster.podOf(cluster.job("demo"), "demo-x");
    var wait = inBackground(HeldJobCondition.because("demo", "tidb-lightning", "exits abnormally"));

    cluster.running("demo-x", "c1", 0);

    assertThat(wait.get(10, TimeUnit.SECONDS)).contains("its log says \"exits abnormally\"");
  }

  @Test
  void aLogThatIsOverWithoutTheTextEndsTheWait() {
    logOf("demo-x", "&follow=true", "all fine\n");
    cluster.podOf(cluster.job("demo"), "demo-x");
    cluster.ended("demo-x", "c1", "Succeeded", 0, "Completed");

    assertThat(fails(LogCondition.contains(PODS, "tidb-lightning", "checksum"), LONG))
        .hasMessageContaining("nothing is added to it");
  }

  @Test
  void anApiThatFailsIsInfrastructure() {
    Condition broken =
        new Condition() {
          @Override
          public String name() {
            return "it answers";
          }

          @Override
          public java.util.List<Class<? extends io.fabric8.kubernetes.api.model.HasMetadata>>
              reads() {
            return java.util.List.of();
          }

          @Override
          public Sighting look(WaitContext context) {
            throw new io.fabric8.kubernetes.client.KubernetesClientException("boom");
          }
        };

    BlamedFailure failure = fails(broken, SHORT);

    assertThat(failure.blame()).isEqualTo(Blame.INFRASTRUCTURE);
    assertThat(failure).hasMessageContaining("the API server answered: boom");
  }

  private void logOf(String pod, String query, String text) {
    for (String each : new String[] {"", "&follow=true", query}) {
      server
          .expect()
          .get()
          .withPath(
              "/api/v1/namespaces/%s/pods/%s/log?container=tidb-lightning%s"
                  .formatted(NAMESPACE, pod, each))
          .andReturn(200, text)
          .always();
    }
  }

  private BlamedFailure fails(Condition condition, Duration timeout) {
    BlamedFailure failure =
        catchThrowableOfType(BlamedFailure.class, () -> waits.until(condition, timeout));
    assertThat(failure).as("the wait's failure").isNotNull();
    return failure;
  }

  private CompletableFuture<String> inBackground(Condition condition) {
    var looked = new CompletableFuture<Void>();
    var wait =
        CompletableFuture.supplyAsync(() -> waits.until(new Announced(condition, looked), LONG));
    looked.join();
    return wait;
  }

  private static Throwable failureOf(CompletableFuture<String> wait) throws Exception {
    var failure =
        catchThrowableOfType(ExecutionException.class, () -> wait.get(10, TimeUnit.SECONDS));
    return failure.getCause();
  }

  /** Tells when a condition was first looked at. */
  private record Announced(Condition condition, CompletableFuture<Void> looked)
      implements Condition {

    @Override
    public String name() {
      return condition.name();
    }

    @Override
    public java.util.List<Class<? extends io.fabric8.kubernetes.api.model.HasMetadata>> reads() {
      return condition.reads();
    }

    @Override
    public Duration recheck() {
      return condition.recheck();
    }

    @Override
    public Sighting look(WaitContext context) {
      Sighting sighting = condition.look(context);
      looked.complete(null);
      return sighting;
    }

    @Override
    public void close() {
      condition.close();
    }
  }
}
