# SPDX-License-Identifier: Apache-2.0
@lightning @backend-local @negative @requires-backend-local
Feature: Back end local, when something is not as it has to be

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-020
  Scenario: Without sortedKV the claim has no size, and Kubernetes refuses it
    Given the data set "small-sql" lies in a folder of the node
    When the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      backend: local
      targetTidbCluster:
        name: ${cluster_name}
      dataSource:
        local:
          nodeName: ${node_name}
          hostPath: ${backup_folder}
      """
    And the document's command is run and fails:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the command says "import-tidb-lightning-sorted-kv"
    And no row of the data set is in the cluster

  @LI-020
  Scenario: A claim that is smaller than the sorted rows will be
    Given the data set "few-and-many" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Ki
      """
    Then the import Job fails
    And the claim of the import is bound to a volume of class "local-storage" and size "512Ki"
    And the log of the import says "local disk space may not enough to finish import"
    And the log of the import says "but local available is 512KiB"
    And TiKV has taken in no file of an import
    And no row of the data set is in the cluster
    When the reader takes "import-again" for "release_name"
    And the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-020
  Scenario: A claim that becomes full while rows are sorted
    Given the data set "few-and-many" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 2Mi
      """
    Then the import Job fails
    And the log of the import says "no space left on device"
    And the log of the import says "tidb lightning encountered error"
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"
    # Whether the checkpoint remembers the failure depends on the moment; the sorted rows lie on this claim.
    When the checkpoint file is removed
    And what was imported is removed from the cluster
    And the reader takes "import-again" for "release_name"
    And the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  # No clause: the document lets a new Job go on, which does not hold here; that is the finding.
  @requires-embedded
  Scenario: A new release has an empty claim, so that the checkpoint is of no use
    Given the data set "few-and-many" lies in a folder of the node
    And TiKV refuses to ingest
    And the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    And TiKV has failed in this way
    And Lightning is killed
    And the import Job fails
    And TiKV is well again
    When the import is installed in local mode again, as "import-again"
    Then the import Job fails
    And the log of the import says "can't find local file"
    And the log of the import says "cannot find local file for table"
    And no row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning                                                                                                                                          |
      | says       | a new Lightning Job goes on from the checkpoint in the folder of the data                                                                                                      |
      | happens    | with back end local the sorted rows lie on the claim of the release, and every release has a new, empty one                                                                    |
      | correction | helm upgrade ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true,jobName=import-again -f tidb-lightning-values.yaml --version=${chart_version} |
      | severity   | major                                                                                                                                                                          |

  @LI-019
  Scenario: A back end that there is not is left out without a word by the chart, and refused by Lightning
    Given the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: Local
      """
    Then the import Job fails
    And the import is run without "--backend"
    And the log of the import says "tikv-importer.backend must not be empty!"
    And no row of the data set is in the cluster

  # No clause: the document has the reader choose it with any version, which is the finding.
  Scenario: The chart before v1.1.10 does not know back end local
    Given chart version "v1.1.9" is chosen
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    Then the import Job fails
    And the import is run without "--backend"
    And the release has no claim
    And the log of the import says "tikv-importer.backend must not be empty!"
    And no row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning                                                 |
      | says       | backend may be set to importer, local or tidb, and it names charts before v1.1.10      |
      | happens    | before v1.1.10 the chart has neither local nor sortedKV and leaves both out silently   |
      | correction | say that back end local and sortedKV need chart v1.1.10 or later                       |
      | severity   | major                                                                                  |
