// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.bench.glue;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.tiprove.fixtures.aws.AwsAccount;
import io.tiprove.fixtures.aws.front.LoggedRequest;
import io.tiprove.fixtures.aws.front.RequestFilter;
import io.tiprove.runner.bench.LargeImport;
import io.tiprove.runner.check.TableCheck;
import io.tiprove.runner.check.TargetDatabase;
import io.tiprove.runner.cluster.HelmRelease;
import io.tiprove.runner.cluster.JobCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.environment.Clouds;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.profile.Profile;
import io.tiprove.runner.workspace.Workspace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;

/** Takes a tarball of any size through remote mode, imports the same by hand, and tells times. */
public final class LargeImportSteps {
  private static final String KEY = "backup.tgz";
  private static final int SQL_PORT = 4000;
  private static final long REMOVAL_SECONDS = 60;
  private static final Duration IMPORT = Duration.ofMinutes(30);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final Clock clock;
  private final Profile profile;
  private final LargeImport large;

  public LargeImportSteps(
      Workspace workspace,
      ClusterObserver observer,
      Clock clock,
      Profile profile,
      LargeImport large) {
    this.workspace = workspace;
    this.observer = observer;
    this.clock = clock;
    this.profile = profile;
    this.large = large;
  }

  @Given("the tarball of the bench lies in an S3 bucket")
  public void upload() {
    AwsAccount account = clouds().account();
    account.createBucket(bucket());
    workspace.onRelease("bucket " + bucket(), () -> account.removeBucket(bucket()));
    long began = System.nanoTime();
    account.put(bucket(), KEY, large.tarball());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    large.uploaded(took);
    note("%s was put into bucket %s as %s in %s".formatted(large.tarball(), bucket(), KEY, took));
    workspace.variables().bind("backup_path", "s3:%s/%s".formatted(bucket(), KEY));
  }

  /** Else the first import would wait for what was made before it, and the last for nothing. */
  @When("the disk has written everything")
  public void sync() throws IOException, InterruptedException, TimeoutException {
    new ProcessExecutor("sync")
        .exitValueNormal()
        .timeout(IMPORT.toSeconds(), TimeUnit.SECONDS)
        .execute();
  }

  @When("the tarball is unpacked and imported by hand")
  public void byHand() {
    BarePod pod = new BarePod(workspace, image("tidb-lightning"), image("rclone"));
    Duration took = pod.imports(large.tarball(), cluster());
    large.importedByHand(took);
    note(
        "tidb-lightning by hand imported the files of %s into TiDB cluster %s in %s"
            .formatted(large.tarball(), cluster(), took));
  }

  @When("the TiDB cluster is removed")
  public void remove() {
    var pods =
        workspace
            .client()
            .pods()
            .inNamespace(workspace.namespace())
            .withLabel("app.kubernetes.io/instance", cluster())
            .withLabel("app.kubernetes.io/name", "tidb-cluster");
    List<Pod> running = pods.list().getItems();
    workspace
        .client()
        .apps()
        .statefulSets()
        .inNamespace(workspace.namespace())
        .withLabel("app.kubernetes.io/instance", cluster())
        .delete();
    // Its memory and what it still writes must not be in the next one's way.
    running.forEach(
        pod ->
            workspace
                .client()
                .resource(pod)
                .waitUntilCondition(Objects::isNull, REMOVAL_SECONDS, TimeUnit.SECONDS));
  }

  @Then("the import Job completes, whatever its size")
  public void completes() {
    String job = release().only("Job");
    observer.waits(workspace).until(JobCondition.complete(job), IMPORT);
    Instant known = Instant.now();
    Pod pod = PodSelection.ofJob(job).in(observer.watch(workspace)).get(0);
    Words words = Words.of(workspace.client(), pod);
    large.imported(
        new LargeImport.Times(
            download(),
            lasted(pod.getStatus().getInitContainerStatuses().get(0).getState().getTerminated()),
            words.lasted(),
            Duration.between(words.first(), known)));
  }

  @Then("every row of the tarball is in the cluster")
  public void everyRow() {
    new TableCheck(new TargetDatabase(tidb(), "root", ""), workspace.evidence(), clock)
        .requireAll(large.expected());
  }

  private Duration download() {
    List<LoggedRequest> gets =
        clouds().front().requests(RequestFilter.all().withBucket(bucket())).stream()
            .filter(request -> Objects.equals(request.action(), "GetObject"))
            .toList();
    if (gets.isEmpty()) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          "Expected requests for %s/%s in the front's log, seen none: did more come than it keeps?"
              .formatted(bucket(), KEY));
    }
    Instant began = gets.stream().map(LoggedRequest::at).min(Instant::compareTo).orElseThrow();
    Instant ended =
        gets.stream()
            .map(request -> request.at().plus(request.micros(), ChronoUnit.MICROS))
            .max(Instant::compareTo)
            .orElseThrow();
    return Duration.between(began, ended);
  }

  private void note(String text) {
    workspace.evidence().add(new EvidenceEntry.Note(clock.instant(), text));
  }

  private static Duration lasted(ContainerStateTerminated ended) {
    // Kubernetes tells whole seconds; less than one is one.
    Duration seconds =
        Duration.between(Instant.parse(ended.getStartedAt()), Instant.parse(ended.getFinishedAt()));
    return seconds.isZero() ? Duration.ofSeconds(1) : seconds;
  }

  private Clouds clouds() {
    workspace.evidence().standIn("aws");
    return workspace.environment().clouds().orElseThrow();
  }

  private String image(String program) {
    return profile.images().get(program).get(0);
  }

  private HelmRelease release() {
    return HelmRelease.find(
            workspace.client(),
            workspace.namespace(),
            workspace.variables().require("release_name"))
        .orElseThrow();
  }

  private InetSocketAddress tidb() {
    return workspace.environment().reach(workspace.namespace(), cluster() + "-tidb", SQL_PORT);
  }

  private String cluster() {
    return workspace.variables().require("cluster_name");
  }

  private String bucket() {
    return workspace.namespace() + "-bench";
  }
}
