# SPDX-License-Identifier: Apache-2.0
Feature: What an import costs above its Job

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  Scenario Outline: Import <number>
    Given the data set "twenty-thousand" lies in a folder of the node
    When the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      backend: tidb
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

    Examples:
      | number |
