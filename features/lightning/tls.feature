# SPDX-License-Identifier: Apache-2.0
@lightning @tls
Feature: Import into a cluster with TLS

  A TidbCluster can have TLS between its components, for MySQL clients, or both. Every certificate is
  of the scenario's own authority and lies in a Secret of the name that a TidbCluster has for it. With
  TLS between components PD and TiKV take nobody without a certificate; where TiDB is to be reached by
  TLS, it lets Lightning's user in with one client certificate only.

  Background:
    Given the reader has added the Helm repository "pingcap"

  @LI-024 @LI-025
  Scenario Outline: With TLS everywhere every row arrives through back end <back end>
    Given a TiDB cluster "demo" with TLS between its components and for MySQL clients
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the reader has issued the client certificate "tidb-client" as the Secret "${cluster_name}-tidb-client-secret"
    And TiDB lets the user "lightning" in only with the client certificate "tidb-client"
    And the data set "small-sql" lies in a folder of the node
    When the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      backend: <back end>
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      targetTidbCluster:
        name: ${cluster_name}
        user: lightning
      dataSource:
        local:
          nodeName: ${node_name}
          hostPath: ${backup_folder}
      tlsCluster:
        enabled: true
      tlsClient:
        enabled: true
      """
    And the document's command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import pod has the Secret "${cluster_name}-lightning-cluster-secret" in "/var/lib/lightning-tls"
    And the import pod has the Secret "${cluster_name}-tidb-client-secret" in "/var/lib/tidb-client-tls"
    And the configuration of the import has:
      """
      [security]
      ca-path = "/var/lib/lightning-tls/ca.crt"
      cert-path = "/var/lib/lightning-tls/tls.crt"
      key-path = "/var/lib/lightning-tls/tls.key"
      [tidb.security]
      ca-path = "/var/lib/tidb-client-tls/ca.crt"
      cert-path = "/var/lib/tidb-client-tls/tls.crt"
      key-path = "/var/lib/tidb-client-tls/tls.key"
      """

    Examples:
      | back end |
      | tidb     |

    @requires-backend-local
    Examples:
      | back end |
      | local    |

  @LI-025
  Scenario: With TLS for MySQL clients alone every row arrives
    Given a TiDB cluster "demo" with TLS for MySQL clients
    And the reader has issued the client certificate "tidb-client" as the Secret "${cluster_name}-tidb-client-secret"
    And TiDB lets the user "lightning" in only with the client certificate "tidb-client"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      targetTidbCluster:
        user: lightning
      tlsClient:
        enabled: true
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import pod has the Secret "${cluster_name}-tidb-client-secret" in "/var/lib/tidb-client-tls"
    And the import pod has nothing in "/var/lib/lightning-tls"

  # No clause: the key that the document names does nothing, which is the finding.
  Scenario: Another client certificate, under the key that the document names, is not used
    Given a TiDB cluster "demo" with TLS between its components and for MySQL clients
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the reader has issued the client certificate "tidb-client" as the Secret "${cluster_name}-tidb-client-secret"
    And the reader has issued the client certificate "lightning-client" as the Secret "lightning-client-secret"
    And TiDB lets the user "lightning" in only with the client certificate "lightning-client"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      targetTidbCluster:
        user: lightning
      tlsCluster:
        enabled: true
        tlsClientSecretName: lightning-client-secret
      tlsClient:
        enabled: true
      """
    Then the import pod has the Secret "${cluster_name}-tidb-client-secret" in "/var/lib/tidb-client-tls"
    And the import Job fails
    And the log of the import says "Access denied for user 'lightning'"
    And no row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning                                                    |
      | says       | tlsCluster.tlsClientSecretName names the Secret with another client certificate             |
      | happens    | the charts look for it under tlsClient; this key is ignored and the usual Secret is mounted |
      | correction | tlsClient.tlsClientSecretName                                                               |
      | severity   | major                                                                                       |

  @LI-026
  Scenario: Another client certificate, under the key that the chart has, is the one used
    Given a TiDB cluster "demo" with TLS between its components and for MySQL clients
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the reader has issued the client certificate "tidb-client" as the Secret "${cluster_name}-tidb-client-secret"
    And the reader has issued the client certificate "lightning-client" as the Secret "lightning-client-secret"
    And TiDB lets the user "lightning" in only with the client certificate "lightning-client"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      targetTidbCluster:
        user: lightning
      tlsCluster:
        enabled: true
      tlsClient:
        enabled: true
        tlsClientSecretName: lightning-client-secret
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import pod has the Secret "lightning-client-secret" in "/var/lib/tidb-client-tls"

  @requires-backend-local @LI-024 @LI-027 @LI-028
  Scenario: Without TLS for MySQL clients, the document's switch keeps SQL plain and the rest TLS
    Given a TiDB cluster "demo" with TLS between its components
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the data set "small-sql" lies in a folder of the node
    When the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      targetTidbCluster:
        name: ${cluster_name}
      dataSource:
        local:
          nodeName: ${node_name}
          hostPath: ${backup_folder}
      tlsCluster:
        enabled: true
      """
    And the reader adds the document's TOML of "lightning/configure-tidb-lightning" to config in "tidb-lightning-values.yaml":
      """
      [tidb]
      tls="false"
      """
    And the document's command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the log of the import says "checksum pass"
    And the import pod has the Secret "${cluster_name}-lightning-cluster-secret" in "/var/lib/lightning-tls"
    And the import pod has nothing in "/var/lib/tidb-client-tls"
    And the configuration of the import has:
      """
      [tidb]
      tls = "false"
      [security]
      ca-path = "/var/lib/lightning-tls/ca.crt"
      """

  @requires-remote-mode @requires-aws @LI-024 @LI-025
  Scenario: Remote mode asks for nothing else
    Given a TiDB cluster "demo" with TLS between its components and for MySQL clients
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the reader has issued the client certificate "tidb-client" as the Secret "${cluster_name}-tidb-client-secret"
    And TiDB lets the user "lightning" in only with the client certificate "tidb-client"
    And the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    When the import is installed in remote mode with:
      """
      targetTidbCluster:
        user: lightning
      tlsCluster:
        enabled: true
      tlsClient:
        enabled: true
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import pod has the Secret "${cluster_name}-lightning-cluster-secret" in "/var/lib/lightning-tls"
    And the import pod has the Secret "${cluster_name}-tidb-client-secret" in "/var/lib/tidb-client-tls"
