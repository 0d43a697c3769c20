# SPDX-License-Identifier: Apache-2.0
@lightning @tikv-importer @tls @negative @requires-backend-importer
Feature: TiKV Importer with a certificate that is not as the document asks

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo" with TLS between its components
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the data set "small-sql" lies in a folder of the node

  @LI-015
  Scenario Outline: TiDB Lightning refuses a TiKV Importer with a certificate <flaw>
    Given the reader has issued a certificate of TiKV Importer <flaw> as the Secret "${cluster_name}-importer-cluster-secret"
    And TiKV Importer is installed as the document says, with:
      """
      tlsCluster:
        enabled: true
      """
    When the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_importer}
      tlsCluster:
        enabled: true
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tidb]
        tls = "false"
      """
    Then the import Job fails
    And the log of the import says "<log>"
    And the importer has opened no engine
    And no row of the data set is in the cluster

    Examples:
      | flaw                 | log                                                                                 |
      | that has expired     | x509: certificate has expired or is not yet valid                                   |
      | of another authority | x509: certificate signed by unknown authority                                       |
      | for another host     | x509: certificate is valid for another-host.example, not demo-importer.${namespace} |
