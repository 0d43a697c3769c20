# SPDX-License-Identifier: Apache-2.0
@lightning @backend-local @requires-backend-local
Feature: Import with back end local

  Lightning sorts the data on a volume of its own and has TiKV take it in; TiDB is only asked for the
  tables and the checksums.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-005 @LI-020
  Scenario: Every row arrives, sorted on the claim that sortedKV asks for
    Given the data set "hundred-thousand" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the claim of the import is bound to a volume of class "local-storage" and size "512Mi"
    And the log of the import says "checksum pass"
    And the log of the import says "tidb lightning exit"

  @negative @LI-020
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
