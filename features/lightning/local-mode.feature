# SPDX-License-Identifier: Apache-2.0
@lightning @local-mode
Feature: Import exported data that lies on a node: local mode

  The exported data lies in a folder of a Kubernetes node. Lightning runs there as a Job, reads the
  folder in place and imports it through TiDB.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-002 @LI-018 @LI-030 @LI-031 @LI-055 @LI-056
  Scenario Outline: Every row of the data set <data set> arrives
    Given the data set "<data set>" lies in a folder of the node
    When the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      backend: tidb
      failFast: false
      targetTidbCluster:
        name: ${cluster_name}
      dataSource:
        local:
          nodeName: ${node_name}
          hostPath: ${backup_folder}
      """
    And the document's command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import pod ran on the node "${node_name}"
    And the command's failFast was in force, not that of the values file
    And the log of the import says "tidb lightning exit"

    Examples:
      | data set         |
      | small-sql        |
      | small-csv        |
      | odd-characters   |
      | hundred-thousand |

  @LI-055
  Scenario: The chart before v1.1.10 imports as well
    # Its script leaves the port to Lightning, which since v5 wants to be told.
    Given chart version "v1.1.9" is chosen
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tidb]
        port = 4000
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-021
  Scenario: From chart v1.1.10 on a failed import leaves its checkpoint with the data
    Given chart version "v1.1.10" is chosen
    And the data set "small-sql" with a malformed statement lies in a folder of the node
    When the import is installed in local mode
    Then the import Job fails
    And the log of the import says "syntax error"
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"

  @LI-021
  Scenario: A finished import removes its checkpoint
    Given chart version "v1.1.10" is chosen
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode
    Then the import Job completes
    And the folder of the data holds no checkpoint file

  @LI-021
  Scenario: A finished import keeps its checkpoint when the configuration says so
    Given chart version "v1.1.10" is chosen
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
        keep-after-success = true
      """
    Then the import Job completes
    And the folder of the data holds a file like "tidb_lightning_checkpoint.pb.*.bak"

  @LI-021
  Scenario: Before chart v1.1.10 no checkpoint lies with the data
    Given chart version "v1.1.9" is chosen
    And the data set "small-sql" with a malformed statement lies in a folder of the node
    When the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tidb]
        port = 4000
      """
    Then the import Job fails
    And the log of the import says "syntax error"
    And the folder of the data holds no checkpoint file

  @LI-069
  Scenario: Lightning is destroyed and the imported data stay
    Given the data set "small-sql" lies in a folder of the node
    And the import is installed in local mode
    And the import Job completes
    When the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And every row of the data set is in the cluster

  # No clause: the command does not do what the document says, which is the finding.
  Scenario: Destroying does not work for a reader whose context names another namespace
    Given the data set "small-sql" lies in a folder of the node
    And the import is installed in local mode
    And the import Job completes
    And the reader's kubectl context names the namespace "default"
    When the document's command of "lightning/destroy/a#command-2" is run and fails:
      """
      helm delete ${release_name}
      """
    Then the command says "in the namespace \"default\""
    And this is a finding about the document "lightning":
      | section    | 销毁 TiKV Importer 和 TiDB Lightning                                        |
      | says       | helm delete ${release_name} removes the release                            |
      | happens    | helm looks in the namespace of the kubectl context, not where it installed |
      | correction | helm delete ${release_name} --namespace=${namespace}                       |
      | severity   | major                                                                      |
    When the corrected command is run:
      """
      helm delete ${release_name} --namespace=${namespace}
      """
    Then nothing of the release is left
