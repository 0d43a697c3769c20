// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import io.tiprove.runner.evidence.ScenarioEvidence;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a kubeconfig nobody else may know: keys, tokens and passwords. */
final class KubeconfigSecrets {
  private static final Pattern FIELD =
      Pattern.compile("[\\s{,\"](client-key-data|token|password)\"?: *\"?([^\\s\",}]+)");

  private final String kubeconfig;

  KubeconfigSecrets(String kubeconfig) {
    this.kubeconfig = kubeconfig;
  }

  /** Has them masked, a key both as the file has it and decoded. */
  void tell(ScenarioEvidence evidence) {
    Matcher field = FIELD.matcher(kubeconfig);
    while (field.find()) {
      String value = field.group(2);
      evidence.secret(value);
      if (field.group(1).equals("client-key-data")) {
        evidence.secret(decoded(value));
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
}
