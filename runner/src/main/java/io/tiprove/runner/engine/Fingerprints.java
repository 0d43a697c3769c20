// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.engine;

import io.tiprove.runner.environment.Environment;

/** Digests of all that a scenario's outcome may depend on. Not thread-safe. */
final class Fingerprints {
  private final CodeFingerprint code;
  private final Subject subject;
  private final Environment environment;
  private String common = "";

  Fingerprints(CodeFingerprint code, Subject subject, Environment environment) {
    this.code = code;
    this.subject = subject;
    this.environment = environment;
  }

  /** Changes with the feature file, the profile, the environment and the harness's code. */
  String of(ScenarioDescription scenario) {
    if (common.isEmpty()) {
      common =
          new Digest()
              .add(code.hex())
              .add(subject.fingerprint())
              .add(environment.kind())
              .add(environment.kubernetesVersion())
              .add(environment.components().toString())
              .hex();
    }
    return new Digest().add(common).add(scenario.source()).hex();
  }
}
