// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.tiprove.runner.cluster.ClaimCondition;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.cluster.HelmRelease;
import io.tiprove.runner.cluster.LogCondition;
import io.tiprove.runner.cluster.PodCondition;
import io.tiprove.runner.cluster.PodSelection;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Deploys TiKV Importer and looks at what its chart makes. */
public final class ImporterSteps {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration REMOVAL = Duration.ofMinutes(2);
  private static final String CONTAINER = "importer";

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioChecks checks;
  private final ImporterInstallation installation;
  private final ProbePod probe;
  private final Clock clock;
  private @Nullable HelmRelease release;

  public ImporterSteps(
      Workspace workspace,
      ClusterObserver observer,
      ScenarioChecks checks,
      ImporterInstallation installation,
      ProbePod probe,
      Clock clock) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
    this.installation = installation;
    this.probe = probe;
    this.clock = clock;
  }

  @Given("TiKV Importer is installed as the document says")
  public void install() {
    installWith("{}");
  }

  @Given("TiKV Importer is installed as the document says, with:")
  public void installWith(String changes) {
    installation.install(changes);
    ready();
  }

  @Then("the importer becomes ready")
  public void ready() {
    installation.markReference();
    observer.waits(workspace).until(PodCondition.ready(pods()), START);
    // Ready says that it runs; the log says that it listens.
    logSays("started");
  }

  @Then("the importer is a StatefulSet with one replica")
  public void oneReplica() {
    StatefulSet seen = statefulSet();
    checks.equal("replicas of the importer", "1", String.valueOf(seen.getSpec().getReplicas()));
    checks.equal(
        "replicas that are ready", "1", String.valueOf(seen.getStatus().getReadyReplicas()));
  }

  @Then("the importer's claim is bound to a volume of class {string} and size {string}")
  public void claim(String storageClass, String size) {
    observer.waits(workspace).until(ClaimCondition.bound(claimName()), START);
    PersistentVolumeClaim seen = claim();
    checks.equal("storage class of the claim", storageClass, seen.getSpec().getStorageClassName());
    checks.equal(
        "size of the claim's volume",
        size,
        seen.getStatus().getCapacity().get("storage").toString());
  }

  @Then("the importer runs the image {string}, pulled {string}")
  public void image(String image, String policy) {
    Container seen = container(CONTAINER);
    checks.equal("image of the importer", image, seen.getImage());
    checks.equal("pull policy of the importer", policy, seen.getImagePullPolicy());
  }

  @Then("the importer's pod has the containers {string}")
  public void containers(String names) {
    checks.equal(
        "containers of the importer's pod",
        names,
        String.join(
            ", ", pod().getSpec().getContainers().stream().map(Container::getName).toList()));
  }

  @Then("the configuration of the importer is:")
  public void configuration(String expected) {
    checks.equal("configuration in the importer's pod", expected.strip(), configuration().strip());
  }

  @Then("the configuration of the importer has:")
  public void configurationHas(String expected) {
    checks.contains("configuration in the importer's pod", expected.strip(), configuration());
  }

  @Then("the importer has the Secret {string} in {string}")
  public void hasSecret(String secret, String folder) {
    List<String> volumes =
        container(CONTAINER).getVolumeMounts().stream()
            .filter(mount -> mount.getMountPath().equals(folder))
            .map(VolumeMount::getName)
            .toList();
    checks.equal(
        "Secret in " + folder + " of the importer",
        List.of(new Placeholders(workspace).fill(secret)).toString(),
        pod().getSpec().getVolumes().stream()
            .filter(volume -> volumes.contains(volume.getName()) && volume.getSecret() != null)
            .map(volume -> volume.getSecret().getSecretName())
            .toList()
            .toString());
  }

  private String configuration() {
    Volume volume =
        pod().getSpec().getVolumes().stream()
            .filter(each -> each.getConfigMap() != null && each.getName().equals("config"))
            .findFirst()
            .orElseThrow(
                () ->
                    missing(
                        "a volume config with a ConfigMap",
                        pod().getSpec().getVolumes().stream().map(Volume::getName).toList(),
                        "Pod " + podName()));
    String name = volume.getConfigMap().getName();
    ConfigMap map =
        found(
            "ConfigMap " + name,
            workspace
                .client()
                .configMaps()
                .inNamespace(workspace.namespace())
                .withName(name)
                .get());
    Map<String, String> data = Objects.requireNonNullElse(map.getData(), Map.of());
    return Optional.ofNullable(data.get("config-file"))
        .orElseThrow(
            () -> missing("the key config-file", List.copyOf(data.keySet()), "ConfigMap " + name));
  }

  @Then("the log of the importer says {string}")
  public void logSays(String text) {
    observer
        .waits(workspace)
        .until(
            LogCondition.contains(pods(), CONTAINER, new Placeholders(workspace).fill(text)),
            START);
  }

  @Then("the importer has opened no engine")
  public void notUsed() {
    String log =
        workspace
            .client()
            .pods()
            .inNamespace(workspace.namespace())
            .withName(podName())
            .inContainer(CONTAINER)
            .getLog();
    checks.check("log of the importer", "no engine was opened", log, !log.contains("open engine"));
  }

  @Then("the pushgateway of the importer holds metrics of the job {string}")
  public void pushed(String job) {
    // Whoever pushes does so at intervals; a gateway tells nobody when it is given something.
    probe.says(
        "job=\"" + job + "\"",
        "/bin/sh",
        "-c",
        "until wget -qO- http://%s:9091/metrics | grep 'job=\"%s\"'; do sleep 1; done"
            .formatted(statefulSetName(), job));
  }

  @Then("port {int} of the importer gives its metrics")
  public void metrics(int port) {
    probe.says(
        "tikv_import",
        "/bin/sh",
        "-c",
        "wget -qO- http://%s:%d/metrics".formatted(statefulSetName(), port));
  }

  @Then("nothing listens on port {int} of the importer")
  public void closed(int port) {
    probe.says(
        "Connection refused",
        "/bin/sh",
        "-c",
        "wget -O- http://%s:%d/metrics 2>&1".formatted(statefulSetName(), port));
  }

  @When("the importer's pod is killed")
  public void kill() {
    Pod killed = pod();
    workspace.client().resource(killed).withGracePeriod(0).delete();
    observer.waits(workspace).until(GoneCondition.object(killed), REMOVAL);
    workspace
        .evidence()
        .add(
            new EvidenceEntry.Note(
                clock.instant(),
                "Pod %s, %s, was deleted without grace"
                    .formatted(podName(), killed.getMetadata().getUid())));
  }

  @Then("no object of TiKV Importer is in the namespace")
  public void none() {
    checks.equal(
        "StatefulSets with component importer",
        "[]",
        workspace
            .client()
            .apps()
            .statefulSets()
            .inNamespace(workspace.namespace())
            .withLabel("app.kubernetes.io/component", "importer")
            .list()
            .getItems()
            .stream()
            .map(found -> found.getMetadata().getName())
            .toList()
            .toString());
    checks.equal(
        "Services with component importer",
        "[]",
        workspace
            .client()
            .services()
            .inNamespace(workspace.namespace())
            .withLabel("app.kubernetes.io/component", "importer")
            .list()
            .getItems()
            .stream()
            .map(found -> found.getMetadata().getName())
            .toList()
            .toString());
  }

  @Then("nothing of the importer's release is left but its claim")
  public void onlyClaimLeft() {
    String claim = claimName();
    observer.waits(workspace).until(GoneCondition.release(release()), REMOVAL);
    checks.equal("phase of claim " + claim, "Bound", claim().getStatus().getPhase());
  }

  private PodSelection pods() {
    return PodSelection.named(podName());
  }

  private String podName() {
    return statefulSetName() + "-0";
  }

  private String claimName() {
    return "data-" + podName();
  }

  private String statefulSetName() {
    return release().only("StatefulSet");
  }

  private Pod pod() {
    return found(
        "Pod " + podName(),
        workspace.client().pods().inNamespace(workspace.namespace()).withName(podName()).get());
  }

  private Container container(String name) {
    return pod().getSpec().getContainers().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                missing(
                    "a container " + name,
                    pod().getSpec().getContainers().stream().map(Container::getName).toList(),
                    "Pod " + podName()));
  }

  private StatefulSet statefulSet() {
    return found(
        "StatefulSet " + statefulSetName(),
        workspace
            .client()
            .apps()
            .statefulSets()
            .inNamespace(workspace.namespace())
            .withName(statefulSetName())
            .get());
  }

  private PersistentVolumeClaim claim() {
    return found(
        "PersistentVolumeClaim " + claimName(),
        workspace
            .client()
            .persistentVolumeClaims()
            .inNamespace(workspace.namespace())
            .withName(claimName())
            .get());
  }

  private <T> T found(String what, @Nullable T seen) {
    if (seen == null) {
      throw missing(what, List.of(), "the cluster");
    }
    return seen;
  }

  private BlamedFailure missing(String expected, List<String> seen, String where) {
    return new BlamedFailure(
        Blame.SYSTEM_UNDER_TEST,
        "TiKV Importer: expected %s, seen %s. Where: namespace %s, %s. What to do: read objects and events in the scenario's evidence."
            .formatted(expected, seen.isEmpty() ? "none" : seen, workspace.namespace(), where));
  }

  // Kept from before a removal: afterwards Helm no longer knows what belonged to the release.
  private HelmRelease release() {
    HelmRelease kept = release;
    if (kept == null) {
      // The document names the importer's release after the cluster.
      kept =
          HelmRelease.of(
              workspace.client(),
              workspace.namespace(),
              new Placeholders(workspace).fill("${cluster_name}"));
      release = kept;
    }
    return kept;
  }
}
