// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import io.cucumber.java.en.Then;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.tiprove.runner.cluster.GoneCondition;
import io.tiprove.runner.observation.ClusterObserver;
import io.tiprove.runner.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the objects that the tikv-importer chart makes. */
public final class ImporterObjectSteps {
  private static final Duration REMOVAL = Duration.ofMinutes(2);

  private final Workspace workspace;
  private final ClusterObserver observer;
  private final ScenarioChecks checks;
  private final ClaimChecks claims;
  private final Importer importer;
  private @Nullable PersistentVolumeClaim leftClaim;

  public ImporterObjectSteps(
      Workspace workspace,
      ClusterObserver observer,
      ScenarioChecks checks,
      ClaimChecks claims,
      Importer importer) {
    this.workspace = workspace;
    this.observer = observer;
    this.checks = checks;
    this.claims = claims;
    this.importer = importer;
  }

  @Then("the importer is a StatefulSet with one replica")
  public void oneReplica() {
    StatefulSet seen = importer.statefulSet();
    checks.equal("replicas of the importer", "1", String.valueOf(seen.getSpec().getReplicas()));
    checks.equal(
        "replicas that are ready", "1", String.valueOf(seen.getStatus().getReadyReplicas()));
  }

  @Then("the importer's claim is bound to a volume of class {string} and size {string}")
  public void claim(String storageClass, String size) {
    claims.bound(importer.claimName(), storageClass, size);
  }

  @Then("the importer runs the image {string}, pulled {string}")
  public void image(String image, String policy) {
    Container seen = importer.container();
    checks.equal("image of the importer", image, seen.getImage());
    checks.equal("pull policy of the importer", policy, seen.getImagePullPolicy());
  }

  @Then("the importer's pod has the containers {string}")
  public void containers(String names) {
    checks.equal(
        "containers of the importer's pod",
        names,
        String.join(
            ", ",
            importer.pod().getSpec().getContainers().stream().map(Container::getName).toList()));
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
    checks.equal(
        "Secret in " + folder + " of the importer",
        new Placeholders(workspace).fill(secret),
        new MountedVolumes(importer.pod().getSpec(), importer.container()).secretAt(folder));
  }

  @Then("no object of TiKV Importer is in the namespace")
  public void none() {
    none("StatefulSets", workspace.client().apps().statefulSets());
    none("Services", workspace.client().services());
  }

  @Then("nothing of the importer's release is left but its claim")
  public void onlyClaimLeft() {
    String claim = importer.claimName();
    leftClaim = claims.find(claim);
    observer.waits(workspace).until(GoneCondition.release(importer.release()), REMOVAL);
    claims.isBound(claim);
  }

  @Then("the importer's claim is gone")
  public void claimGone() {
    observer
        .waits(workspace)
        .until(GoneCondition.object(Objects.requireNonNull(leftClaim)), REMOVAL);
  }

  private <T extends HasMetadata, L extends KubernetesResourceList<T>> void none(
      String kind, MixedOperation<T, L, ?> objects) {
    checks.equal(
        kind + " with component importer",
        "[]",
        objects
            .inNamespace(workspace.namespace())
            .withLabel("app.kubernetes.io/component", "importer")
            .list()
            .getItems()
            .stream()
            .map(found -> found.getMetadata().getName())
            .toList()
            .toString());
  }

  private String configuration() {
    Volume volume =
        importer.pod().getSpec().getVolumes().stream()
            .filter(each -> each.getConfigMap() != null && each.getName().equals("config"))
            .findFirst()
            .orElseThrow(
                () ->
                    importer.missing(
                        "a volume config with a ConfigMap",
                        importer.pod().getSpec().getVolumes().stream()
                            .map(Volume::getName)
                            .toList(),
                        "Pod " + importer.podName()));
    String name = volume.getConfigMap().getName();
    ConfigMap map =
        importer.found(
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
            () ->
                importer.missing(
                    "the key config-file", List.copyOf(data.keySet()), "ConfigMap " + name));
  }
}
