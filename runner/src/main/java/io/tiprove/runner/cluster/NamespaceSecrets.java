// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.tiprove.runner.evidence.ScenarioEvidence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells the evidence of what is secret in every Secret of one namespace, so that it is masked.
 *
 * <p>Thread-safe.
 */
final class NamespaceSecrets {
  private static final String TOKEN_TYPE = "kubernetes.io/service-account-token";

  // Helm's own record of a release: compressed, and what it holds of Secrets is in these.
  private static final String RELEASE_TYPE = "helm.sh/release.v1";

  // Beside the token stand the authority's certificate and the namespace, which all may know.
  private static final Set<String> PUBLIC_BESIDE_TOKEN = Set.of("ca.crt", "namespace");

  private final KubernetesClient client;
  private final NamespaceWatch watch;
  private final ScenarioEvidence evidence;

  NamespaceSecrets(KubernetesClient client, NamespaceWatch watch, ScenarioEvidence evidence) {
    this.client = client;
    this.watch = watch;
    this.evidence = evidence;
  }

  /** Tells of the Secrets that exist, then of every one that comes or changes. */
  Subscription follow() {
    return watch.observe(
        change -> {
          if (change.object() instanceof Secret secret) {
            tell(secret);
          }
        });
  }

  /** Tells of the Secrets that a pod uses and the watch does not know yet. */
  void ofPod(Pod pod) {
    for (String name : names(pod.getSpec())) {
      if (watch.find(Secret.class, name).isEmpty()) {
        try {
          Secret secret = client.secrets().inNamespace(watch.namespace()).withName(name).get();
          if (secret != null) {
            tell(secret);
          }
        } catch (KubernetesClientException ignored) {
          // The watch will tell; what was written until then is masked when the run ends.
        }
      }
    }
  }

  private void tell(Secret secret) {
    if (RELEASE_TYPE.equals(secret.getType())) {
      return;
    }
    boolean token = TOKEN_TYPE.equals(secret.getType());
    if (secret.getData() != null) {
      for (var entry : secret.getData().entrySet()) {
        if (!token || !PUBLIC_BESIDE_TOKEN.contains(entry.getKey())) {
          tell(decoded(entry.getValue()));
        }
      }
    }
    if (secret.getStringData() != null) {
      secret.getStringData().values().forEach(this::tell);
    }
  }

  private void tell(String value) {
    for (String part : SecretParts.of(value)) {
      // Every line of the evidence names the namespace, and nothing would be left to read.
      if (!part.equals(watch.namespace())) {
        evidence.secret(part);
      }
    }
  }

  private static String decoded(String data) {
    try {
      return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return data;
    }
  }

  private static List<String> names(PodSpec pod) {
    List<String> names = new ArrayList<>();
    if (pod == null) {
      return names;
    }
    pod.getImagePullSecrets().stream().map(LocalObjectReference::getName).forEach(names::add);
    pod.getVolumes()
        .forEach(
            volume -> {
              if (volume.getSecret() != null) {
                names.add(volume.getSecret().getSecretName());
              }
              if (volume.getProjected() != null) {
                volume.getProjected().getSources().stream()
                    .filter(source -> source.getSecret() != null)
                    .forEach(source -> names.add(source.getSecret().getName()));
              }
            });
    Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
        .forEach(container -> addNames(container, names));
    return names.stream().filter(Objects::nonNull).distinct().toList();
  }

  private static void addNames(Container container, List<String> names) {
    container.getEnvFrom().stream()
        .filter(source -> source.getSecretRef() != null)
        .forEach(source -> names.add(source.getSecretRef().getName()));
    container.getEnv().stream()
        .filter(variable -> variable.getValueFrom() != null)
        .filter(variable -> variable.getValueFrom().getSecretKeyRef() != null)
        .forEach(variable -> names.add(variable.getValueFrom().getSecretKeyRef().getName()));
  }
}
