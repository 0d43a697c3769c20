// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tiprove.runner.evidence.EvidenceEntry;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Records what is in a namespace before it is taken down: objects as YAML, and events.
 *
 * <p>Watched kinds come from the caches; only ConfigMaps, Secrets and volumes are asked for, side
 * by side. What every namespace has of itself is left out. Thread-safe.
 */
public final class ObjectSnapshots {
  private static final List<Class<? extends HasMetadata>> CACHED =
      List.of(
          Job.class,
          Pod.class,
          StatefulSet.class,
          Deployment.class,
          Service.class,
          PersistentVolumeClaim.class,
          ServiceAccount.class);

  private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final KubernetesClient client;
  private final Executor executor;

  /**
   * @param executor runs the few requests of each snapshot
   */
  public ObjectSnapshots(KubernetesClient client, Executor executor) {
    this.client = client;
    this.executor = executor;
  }

  /** Takes the snapshot; what can't be read is noted in the evidence and stops nothing. */
  public void take(NamespaceWatch watch, ScenarioEvidence evidence) {
    String namespace = watch.namespace();
    var configMaps =
        ask(
            evidence,
            "ConfigMaps",
            () -> client.configMaps().inNamespace(namespace).list().getItems());
    var secrets =
        ask(evidence, "Secrets", () -> client.secrets().inNamespace(namespace).list().getItems());
    var volumes =
        watch.list(PersistentVolumeClaim.class).stream()
            .map(claim -> claim.getSpec().getVolumeName())
            .filter(volume -> volume != null && !volume.isEmpty())
            .map(
                volume ->
                    ask(
                        evidence,
                        "PersistentVolume " + volume,
                        () ->
                            Stream.ofNullable(client.persistentVolumes().withName(volume).get())
                                .toList()))
            .toList();

    List<HasMetadata> objects = new ArrayList<>();
    CACHED.forEach(kind -> objects.addAll(watch.list(kind)));
    objects.addAll(configMaps.join());
    objects.addAll(secrets.join());
    volumes.forEach(volume -> objects.addAll(volume.join()));

    objects.stream()
        .filter(object -> !belongsToEveryNamespace(object))
        .forEach(object -> write(object, evidence));
    watch.events().stream()
        .sorted(Comparator.comparing(EventTime::of))
        .forEach(event -> evidence.add(entry(event)));
  }

  private <T extends HasMetadata> CompletableFuture<List<T>> ask(
      ScenarioEvidence evidence, String what, Supplier<List<T>> request) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return request.get();
          } catch (KubernetesClientException e) {
            evidence.add(
                new EvidenceEntry.Note(
                    Instant.now(), what + " could not be recorded: " + e.getMessage()));
            return List.of();
          }
        },
        executor);
  }

  private void write(HasMetadata object, ScenarioEvidence evidence) {
    HasMetadata copy = client.getKubernetesSerialization().clone(object);
    copy.getMetadata().setManagedFields(null);
    if (copy instanceof Secret secret) {
      mask(secret);
    }
    String name = copy.getMetadata().getName();
    String file =
        evidence.write(
            "objects/%s/%s.yaml"
                .formatted(copy.getKind().toLowerCase(Locale.ROOT), name.replace('/', '_')),
            client.getKubernetesSerialization().asYaml(copy));
    evidence.add(new EvidenceEntry.ObjectSnapshot(Instant.now(), copy.getKind(), name, file));
  }

  private static void mask(Secret secret) {
    // Keys stay: a missing one is a common cause, and no secret.
    Stream.of(secret.getData(), secret.getStringData())
        .filter(data -> data != null)
        .forEach(data -> data.replaceAll((key, value) -> "***"));
    Map<String, String> annotations = secret.getMetadata().getAnnotations();
    if (annotations != null && annotations.containsKey(APPLIED)) {
      annotations.put(APPLIED, "***");
    }
  }

  private static boolean belongsToEveryNamespace(HasMetadata object) {
    String name = object.getMetadata().getName();
    if (object instanceof ConfigMap) {
      return name.equals("kube-root-ca.crt");
    }
    return object instanceof ServiceAccount account
        && name.equals("default")
        && account.getImagePullSecrets().isEmpty()
        && account.getSecrets().isEmpty()
        && (account.getMetadata().getAnnotations() == null
            || account.getMetadata().getAnnotations().isEmpty());
  }

  private static EvidenceEntry entry(Event event) {
    Integer count = event.getCount();
    String times = count != null && count > 1 ? " (" + count + " times)" : "";
    return new EvidenceEntry.ClusterEvent(
        EventTime.of(event),
        event.getType() == null ? "Normal" : event.getType(),
        EventTime.object(event),
        event.getReason() == null ? "" : event.getReason(),
        (event.getMessage() == null ? "" : event.getMessage()) + times);
  }
}
