# SPDX-License-Identifier: Apache-2.0
@lightning @tikv-importer @tls @requires-backend-importer
Feature: TiKV Importer in a cluster with TLS between its components

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo" with TLS between its components
    And the reader has issued a certificate of TiKV Importer as the Secret "${cluster_name}-importer-cluster-secret"
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the data set "small-sql" lies in a folder of the node
    And TiKV Importer is installed as the document says, with:
      """
      tlsCluster:
        enabled: true
      """

  @LI-015
  Scenario: With tlsCluster on both sides every row arrives
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
    Then the import Job completes
    And every row of the data set is in the cluster
    And the importer has the Secret "${cluster_name}-importer-cluster-secret" in "/var/lib/importer-tls"
    And the configuration of the importer has:
      """
      [security]
      ca-path = "/var/lib/importer-tls/ca.crt"
      cert-path = "/var/lib/importer-tls/tls.crt"
      key-path = "/var/lib/importer-tls/tls.key"
      """

  @negative @LI-015
  Scenario: Without a certificate Lightning is not served
    When the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_importer}
      """
    Then the import Job fails
    And the log of the importer says "Handshake failed"
    And the importer has opened no engine
    And no row of the data set is in the cluster
