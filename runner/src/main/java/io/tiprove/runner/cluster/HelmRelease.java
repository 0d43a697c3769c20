// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.tiprove.runner.evidence.Blame;
import io.tiprove.runner.evidence.BlamedFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The newest revision of a Helm release, read from the Secret in which Helm keeps it.
 *
 * <p>Tells the objects of a release without relying on names that no document promises. Immutable;
 * keep it from before {@code helm uninstall} to check afterwards that its objects are gone.
 */
public final class HelmRelease {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GZIP_MAGIC = 0x1f;

  private final String namespace;
  private final String name;
  private final int revision;
  private final String status;
  private final String chart;
  private final List<HasMetadata> objects;

  private HelmRelease(String namespace, String name, JsonNode release, List<HasMetadata> objects) {
    this.namespace = namespace;
    this.name = name;
    this.revision = release.path("version").asInt();
    this.status = release.path("info").path("status").asText();
    JsonNode metadata = release.path("chart").path("metadata");
    this.chart = metadata.path("name").asText() + "-" + metadata.path("version").asText();
    this.objects = List.copyOf(objects);
  }

  /**
   * The release as it is now.
   *
   * @throws BlamedFailure (system under test) when there is none
   */
  public static HelmRelease of(KubernetesClient client, String namespace, String name) {
    return find(client, namespace, name)
        .orElseThrow(
            () ->
                new BlamedFailure(
                    Blame.SYSTEM_UNDER_TEST,
                    """
                    Expected: Helm release %s in namespace %s.
                    Seen: no Secret of type helm.sh/release.v1 for it.
                    What to do: see whether helm install was run with this name and namespace, and how it ended."""
                        .formatted(name, namespace)));
  }

  /** The release as it is now, if there is one. */
  public static Optional<HelmRelease> find(KubernetesClient client, String namespace, String name) {
    return client
        .secrets()
        .inNamespace(namespace)
        .withLabel("owner", "helm")
        .withLabel("name", name)
        .list()
        .getItems()
        .stream()
        .max(Comparator.comparingInt(HelmRelease::revision))
        .map(secret -> read(client, namespace, name, secret));
  }

  public String namespace() {
    return namespace;
  }

  public String name() {
    return name;
  }

  /** Counts from 1; every upgrade and rollback adds one. */
  public int revision() {
    return revision;
  }

  /** Helm's own word, such as {@code deployed} or {@code failed}. */
  public String status() {
    return status;
  }

  /** Name and version of the chart, such as {@code tidb-lightning-v1.1.10}. */
  public String chart() {
    return chart;
  }

  /** The objects of the release's manifest as rendered, with their namespace filled in. */
  public List<HasMetadata> objects() {
    return objects;
  }

  /** The names of the objects of this kind, in the manifest's order. */
  public List<String> named(String kind) {
    return objects.stream()
        .filter(object -> object.getKind().equals(kind))
        .map(object -> object.getMetadata().getName())
        .toList();
  }

  /**
   * The name of the only object of this kind, such as the Job of an import.
   *
   * @throws BlamedFailure (system under test) when the release has none or several
   */
  public String only(String kind) {
    List<String> names = named(kind);
    if (names.size() != 1) {
      throw new BlamedFailure(
          Blame.SYSTEM_UNDER_TEST,
          """
          Expected: Helm release %s (chart %s) has exactly one %s.
          Seen: %s.
          What to do: compare the chart with the objects that the document describes."""
              .formatted(name, chart, kind, names.isEmpty() ? "none" : names));
    }
    return names.get(0);
  }

  private static int revision(Secret secret) {
    String label = secret.getMetadata().getLabels().getOrDefault("version", "0");
    try {
      return Integer.parseInt(label);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static HelmRelease read(
      KubernetesClient client, String namespace, String name, Secret secret) {
    try {
      String data = secret.getData().getOrDefault("release", "");
      // Twice: once by Kubernetes, as every Secret, and once by Helm itself.
      byte[] stored = Base64.getDecoder().decode(Base64.getDecoder().decode(data));
      byte[] plain = stored.length > 1 && stored[0] == GZIP_MAGIC ? unzip(stored) : stored;
      JsonNode release = JSON.readTree(plain);
      return new HelmRelease(
          namespace, name, release, load(client, namespace, release.path("manifest").asText()));
    } catch (IOException | IllegalArgumentException e) {
      throw new BlamedFailure(
          Blame.INFRASTRUCTURE,
          """
          Expected: Secret %s in namespace %s holds a Helm release (base64, gzip, JSON).
          Seen: %s.
          What to do: check the version of helm; its storage format may have changed."""
              .formatted(secret.getMetadata().getName(), namespace, e),
          e);
    }
  }

  private static byte[] unzip(byte[] data) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(data))) {
      return in.readAllBytes();
    }
  }

  private static List<HasMetadata> load(
      KubernetesClient client, String namespace, String manifest) {
    if (manifest.isBlank()) {
      return List.of();
    }
    List<HasMetadata> objects =
        client.load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))).items();
    for (HasMetadata object : objects) {
      // Older charts leave the namespace to Helm.
      if (object instanceof Namespaced && object.getMetadata().getNamespace() == null) {
        object.getMetadata().setNamespace(namespace);
      }
    }
    return objects;
  }
}
