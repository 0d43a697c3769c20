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
    When the corrected command is run and fails:
      """
      kubectl get service ${cluster_name}-pd ${cluster_name}-importer --namespace=${namespace}
      """
    Then the command says "services \"demo-importer\" not found"
    And this is a finding about the document "lightning":
      | section    | 部署 TiKV Importer                                                                                                             |
      | says       | clusterName must be the target cluster's; no step looks whether it is                                                        |
      | happens    | helm installs an importer of another name, and it becomes ready; only the import fails, as it finds none of the cluster's name |
      | correction | have the reader look after step 4: kubectl get service ${cluster_name}-pd ${cluster_name}-importer --namespace=${namespace}                     |
      | severity   | minor                                                                                                                        |

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
    When the corrected command is run and fails:
      """
      kubectl get service ${cluster_name}-pd ${cluster_name}-importer --namespace=${namespace}
      """
    Then the command says "services \"demo-pd\" not found"
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
    And this is a finding about the document "lightning":
      | section    | 部署 TiKV Importer                                                                                                          |
      | says       | tikv-importer must be in the namespace of the target cluster; no step looks whether it is                                 |
      | happens    | helm installs it elsewhere, and it becomes ready; only the import fails, as it finds none in the namespace of the cluster |
      | correction | have the reader look after step 4: kubectl get service ${cluster_name}-pd ${cluster_name}-importer --namespace=${namespace}                  |
      | severity   | minor                                                                                                                     |

  # An engine that is closed lies on the importer's volume and outlives it: ignore has it loaded again, and a row
  # that was loaded before is there once. An engine that is open does not outlive it. Published Lightning keeps
  # the indexes of a table in a second engine, which is open by then; this table has none, so that nothing is lost.
  # For any table the guide on troubleshooting has the reader destroy, after the importer was started again.
  Scenario Outline: An importer that is killed while it loads fails the import, and the checkpoint leads on: <action>
    Given TiKV Importer is installed as the document says
    And the data set "hundred-thousand" lies in a folder of the node
    And TiKV takes 200 ms longer for every "KvPrewrite"
    When the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_importer}
      """
    And some rows of the data set, and not all, are in the cluster
    And the importer's pod is killed
    Then the import Job fails
    And the log of the import says "tidb lightning encountered error"
    And not every row of the data set is in the cluster
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"
    And the importer becomes ready
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
    And the log of the import says "--checkpoint-error-destroy='`big`.`items`'"
    When the import pod is known as "pod_name"
    And the document's command is run in a terminal:
      """
      kubectl exec -it -n ${namespace} ${pod_name} -it -- sh
      """
    And in the terminal the reader types the document's command:
      """
      cat /proc/1/cmdline
      """
    And the reader takes the line with "data_dir=" of the start script for "data_dir_line"
    And the reader takes the arguments of "/tidb-lightning" in the start script for "arguments"
    And in the terminal the reader types:
      """
      ${data_dir_line}
      """
    And in the terminal the reader types:
      """
      /tidb-lightning-ctl ${arguments} --<action>='`big`.`items`'
      """
    And the reader leaves the terminal
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the log of the importer says "<opening>"
    And the folder of the data holds no checkpoint file

    Examples:
      | action                   | opening               |
      | checkpoint-error-destroy | open engine completed |
      | checkpoint-error-ignore  | FileExists            |
