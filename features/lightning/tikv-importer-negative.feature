# SPDX-License-Identifier: Apache-2.0
@lightning @tikv-importer @negative @requires-backend-importer
Feature: Back end importer where a condition of the document does not hold

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-004
  Scenario: Without an importer Lightning names the address that it looked for
    Given the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_importer}
      """
    Then the import Job fails
    And the log of the import says "demo-importer.${namespace}:8287"
    And no row of the data set is in the cluster

  @LI-014
  Scenario: An importer for a cluster of another name is not found
    Given TiKV Importer is installed as the document says, with:
      """
      clusterName: other
      """
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_importer}
      """
    Then the import Job fails
    And the log of the import says "demo-importer.${namespace}:8287"
    And the importer has opened no engine
    And no row of the data set is in the cluster

  @LI-017
  Scenario: An importer in another namespace is not found
    Given a second namespace, known as "other_namespace"
    And the data set "small-sql" lies in a folder of the node
    When the document's command is run:
      """
      helm inspect values pingcap/tikv-importer --version=${chart_version} > values.yaml
      """
    And in "values.yaml" the reader sets:
      """
      clusterName: ${cluster_name}
      """
    And the reader takes "${namespace}" for "target_namespace"
    And the reader takes "${other_namespace}" for "namespace"
    And the document's command is run:
      """
      helm install ${cluster_name} pingcap/tikv-importer --namespace=${namespace} --version=${chart_version} -f values.yaml
      """
    And the reader runs:
      """
      kubectl wait statefulset/${cluster_name}-importer -n ${namespace} --for=jsonpath='{.status.readyReplicas}'=1 --timeout=120s
      """
    Then the command says "condition met"
    When the reader takes "${target_namespace}" for "namespace"
    And the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_importer}
      """
    Then the import Job fails
    And the log of the import says "demo-importer.${namespace}:8287"
    And no object of TiKV Importer is in the namespace
    And no row of the data set is in the cluster

  # The rows that were loaded before the end are loaded again, and are there once.
  Scenario: An importer that is killed while it loads fails the import, and the checkpoint leads on
    Given TiKV Importer is installed as the document says
    And the data set "hundred-thousand" lies in a folder of the node
    And TiKV takes 200 ms longer for every "KvPrewrite"
    When the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_importer}
      """
    And the log of the importer says '["import engine"]'
    And the importer's pod is killed
    Then the import Job fails
    And TiKV has failed in this way
    And the log of the import says "tidb lightning encountered error"
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"
    When TiKV is well again
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      failFast: false
      """
    And the reader takes "import-repair" for "release_name"
    And the corrected command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job stays active and its log says "tidb-lightning exits abnormally"
    And the log of the import says "TiDB Lightning has failed last time"
    When the import pod is known as "pod_name"
    And the corrected command is run:
      """
      kubectl exec -n ${namespace} ${pod_name} -- /tidb-lightning-ctl --config=/tidb-lightning.toml --checkpoint-error-ignore=all
      """
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the folder of the data holds no checkpoint file
