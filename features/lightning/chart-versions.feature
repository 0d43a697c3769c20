# SPDX-License-Identifier: Apache-2.0
@lightning @chart-versions
Feature: Import with later versions of the chart

  The document leaves the chart's version to the reader. Later versions have other defaults than those
  that the document was written for.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-055
  Scenario Outline: Chart <version> imports in local mode as well
    Given chart version "<version>" is chosen
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode
    Then the import Job completes
    And every row of the data set is in the cluster

    Examples:
      | version |
      | v1.3.1  |
      | v1.5.2  |

  @LI-005 @LI-020
  Scenario: From chart v1.3.1 on back end local with a claim for sorting is the default
    Given chart version "v1.3.1" is chosen
    And the data set "small-sql" lies in a folder of the node
    When the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
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
    And the claim of the import is bound to a volume of class "local-storage" and size "100Gi"

  # No clause: the back end that the document names is not in this chart any more.
  @negative
  Scenario: From chart v1.5.2 on back end importer is silently another one
    When the reader sets "backend" to "importer" in every version of chart "tidb-lightning", beside "{backend: no-such-back-end}"
    Then the chart takes it in the versions "v1.1.9, v1.1.10, v1.3.1" and not in "v1.5.2"
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning                                                       |
      | says       | backend is importer, local or tidb, whatever the chart's version                            |
      | happens    | from chart v1.5.2 on importer renders the same as an unknown word: no flag for any back end |
      | correction | say that back end importer needs a chart below v1.5.2                                       |
      | severity   | major                                                                                       |
