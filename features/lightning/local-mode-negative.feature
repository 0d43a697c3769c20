# SPDX-License-Identifier: Apache-2.0
@lightning @local-mode @negative
Feature: Local mode, when something is not as the document asks

  Each scenario breaks one condition of the document and expects one precise outcome.

  Background:
    Given the reader has added the Helm repository "pingcap"

  # What the document asks for turns out not to matter, which is the finding.
  @refutes-LI-032
  Scenario: Without a file named metadata the import goes through all the same
    Given a TiDB cluster "demo"
    And the data set "small-sql" without its metadata file lies in a folder of the node
    When the import is installed in local mode
    Then the import Job completes
    And every row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning / 本地模式                       |
      | says       | the folder has to hold a file named metadata                           |
      | happens    | neither the chart nor Lightning looks for it in local mode             |
      | correction | say that the file is needed in remote mode only                        |
      | severity   | minor                                                                  |

  # No clause: what the document leaves out is the finding.
  Scenario: With the keys that the document names alone, Lightning looks for a cluster of the chart's own name
    Given a TiDB cluster "demo"
    And the data set "small-sql" lies in a folder of the node
    When the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      backend: tidb
      dataSource:
        local:
          nodeName: ${node_name}
          hostPath: ${backup_folder}
      """
    And the document's command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job fails
    And the log of the import says "lookup tidb-cluster-tidb.${namespace}"
    And no row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning |
      | says       | of the keys to set that it names none is for the target cluster |
      | happens    | Lightning looks for the cluster tidb-cluster, which is the default of a key that the document does not name |
      | correction | have the reader set targetTidbCluster.name, and targetTidbCluster.namespace where it is another one |
      | severity   | blocker |
    When in "tidb-lightning-values.yaml" the reader sets:
      """
      targetTidbCluster:
        name: ${cluster_name}
      """
    And the reader takes "import-again" for "release_name"
    And the document's command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  # No clause: the label decides, not the name, which is the finding. Clouds have nodes where they differ.
  @isolated @requires-embedded
  Scenario: The node's label has to be set, not its name
    Given a TiDB cluster "demo"
    And the data set "small-sql" lies in a folder of the node
    And chart version "v1.1.10" is chosen
    And the node's label "kubernetes.io/hostname" is not its name, known as "host_name"
    When the import is installed in local mode
    Then the import pod stays Pending: "didn't match Pod's node affinity/selector"
    And no row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning / 本地模式 |
      | says       | dataSource.local.nodeName is the name of the node |
      | happens    | the pod is for nodes with this label kubernetes.io/hostname, and is never scheduled where it is not the name |
      | correction | say that it is the value of the label: kubectl get node ${node_name} -L kubernetes.io/hostname |
      | severity   | minor |
    When the reader takes "${host_name}" for "node_name"
    And the reader takes "import-again" for "release_name"
    And the import is installed in local mode
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-030
  Scenario: A node name that no node has
    Given a TiDB cluster "demo"
    And the data set "small-sql" lies in a folder of the node
    And the reader takes "no-such-node" for "node_name"
    When the import is installed in local mode
    Then the import pod stays Pending: "didn't match Pod's node affinity/selector"
    And no row of the data set is in the cluster

  @LI-031
  Scenario: A folder that the node does not have
    Given a TiDB cluster "demo"
    And the data set "small-sql" lies in a folder of the node
    And the reader takes "${backup_folder}/no-such-folder" for "backup_folder"
    When the import is installed in local mode
    Then the import pod waits for its volume: "FailedMount" says "${backup_folder} is not a directory"
    And no row of the data set is in the cluster

  @LI-055
  Scenario: No target cluster
    Given the data set "small-sql" lies in a folder of the node
    And the reader takes "absent" for "cluster_name"
    When the import is installed in local mode
    Then the import Job fails
    And the log of the import says "lookup absent-tidb.${namespace}"
    And the log of the import says "tidb lightning encountered error"

  @LI-018
  Scenario: A chart version that does not exist
    Given the reader asks for chart version "v0.0.1", which does not exist
    When the document's command is run and fails:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    Then the command says "chart \"tidb-lightning\" matching ${chart_version} not found in pingcap index"
