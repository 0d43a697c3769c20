// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

/** The document's commands that deploy TiKV Importer, from the default values on. */
public final class ImporterInstallation {
  private static final String VALUES_FILE = "values.yaml";
  private static final String GET_VALUES =
      "helm inspect values pingcap/tikv-importer --version=${chart_version} > " + VALUES_FILE;
  private static final String INSTALL =
      "helm install ${cluster_name} pingcap/tikv-importer --namespace=${namespace}"
          + " --version=${chart_version} -f values.yaml";
  private static final String TARGET = "clusterName: ${cluster_name}";

  private final ScenarioReferences references;
  private final ScenarioCommands commands;
  private final ValuesSteps values;

  public ImporterInstallation(
      ScenarioReferences references, ScenarioCommands commands, ValuesSteps values) {
    this.references = references;
    this.commands = commands;
    this.values = values;
  }

  /** Installs the chart with two edits of its values: the cluster's name and {@code changes}. */
  void install(String changes) {
    markReference();
    commands.documented(GET_VALUES).requireSuccess();
    values.edit(VALUES_FILE, TARGET);
    values.edit(VALUES_FILE, changes);
    commands.documented(INSTALL).requireSuccess();
  }

  /** What is shown with the reference is not shown of the published programs. */
  void markReference() {
    references.used("tikv-importer");
  }
}
