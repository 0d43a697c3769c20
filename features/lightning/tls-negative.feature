# SPDX-License-Identifier: Apache-2.0
@lightning @tls @negative
Feature: Import into a cluster with TLS, when something is not as the document asks

  Each scenario breaks one condition and expects one precise outcome.

  Background:
    Given the reader has added the Helm repository "pingcap"

  @requires-backend-local @LI-024
  Scenario: tlsCluster is left off
    Given a TiDB cluster "demo" with TLS between its components
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      """
    Then the import Job fails
    And the log of the import says "cannot fetch settings from TiDB"
    And the import pod has nothing in "/var/lib/lightning-tls"
    And no row of the data set is in the cluster

  @LI-025
  Scenario: tlsClient is left off
    Given a TiDB cluster "demo" with TLS for MySQL clients
    And the reader has issued the client certificate "tidb-client" as the Secret "${cluster_name}-tidb-client-secret"
    And TiDB lets the user "lightning" in only with the client certificate "tidb-client"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      targetTidbCluster:
        user: lightning
      """
    Then the import Job fails
    And the log of the import says "Access denied for user 'lightning'"
    And no row of the data set is in the cluster

  @LI-024
  Scenario: No Secret with a certificate of TiDB Lightning
    Given a TiDB cluster "demo"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      tlsCluster:
        enabled: true
      """
    Then the import pod waits for its volume: "FailedMount" says "secret \"demo-lightning-cluster-secret\" not found"
    And no row of the data set is in the cluster

  @LI-025
  Scenario: No Secret with a client certificate
    Given a TiDB cluster "demo"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      tlsClient:
        enabled: true
      """
    Then the import pod waits for its volume: "FailedMount" says "secret \"demo-tidb-client-secret\" not found"
    And no row of the data set is in the cluster

  @LI-026
  Scenario: No Secret of the name that the values give
    Given a TiDB cluster "demo"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      tlsClient:
        enabled: true
        tlsClientSecretName: mistyped-secret
      """
    Then the import pod waits for its volume: "FailedMount" says "secret \"mistyped-secret\" not found"
    And no row of the data set is in the cluster

  # Lightning asks PD again for minutes and is not told why it is refused: PD says it.
  @requires-backend-local @LI-024
  Scenario Outline: PD refuses a certificate of TiDB Lightning <flaw>
    Given a TiDB cluster "demo" with TLS between its components
    And the reader has issued a certificate of TiDB Lightning <flaw> as the Secret "${cluster_name}-lightning-cluster-secret"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      tlsCluster:
        enabled: true
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tidb]
        tls = "false"
      """
    Then the log of PD says "<log>"
    And the import Job fails
    And no row of the data set is in the cluster

    Examples:
      | flaw                 | log                                         |
      | that has expired     | certificate has expired or is not yet valid |
      | of another authority | certificate signed by unknown authority     |

  @requires-backend-local @LI-024
  Scenario: TiDB Lightning refuses a cluster when its Secret names another authority
    Given a TiDB cluster "demo" with TLS between its components
    And the reader has issued a certificate of TiDB Lightning beside another authority as the Secret "${cluster_name}-lightning-cluster-secret"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
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
    And the log of the import says "maybe different CA is used: x509: certificate signed by unknown authority"
    And no row of the data set is in the cluster

  @LI-025
  Scenario Outline: A client certificate <flaw>
    Given a TiDB cluster "demo" with TLS for MySQL clients
    And the reader has issued the client certificate "tidb-client" <flaw> as the Secret "${cluster_name}-tidb-client-secret"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      tlsClient:
        enabled: true
      """
    Then the import Job fails
    And the log of the import says "<log>"
    And no row of the data set is in the cluster

    Examples:
      | flaw                     | log                                                                       |
      | that has expired         | remote error: tls: expired certificate                                    |
      | of another authority     | remote error: tls: unknown certificate authority                          |
      | beside another authority | maybe different CA is used: x509: certificate signed by unknown authority |

  @LI-025
  Scenario Outline: TiDB has a certificate <flaw>
    Given a TiDB cluster "demo" with TLS for MySQL clients, and in the Secret "demo-tidb-server-secret" a certificate <flaw>
    And the reader has issued the client certificate "tidb-client" as the Secret "${cluster_name}-tidb-client-secret"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      tlsClient:
        enabled: true
      """
    Then the import Job fails
    And the log of the import says "<log>"
    And no row of the data set is in the cluster

    Examples:
      | flaw                 | log                                                                       |
      | that has expired     | x509: certificate has expired or is not yet valid                         |
      | of another authority | maybe different CA is used: x509: certificate signed by unknown authority |

  # No clause: the document does not say that names are checked.
  Scenario: A certificate of TiDB for another host is good enough for TiDB Lightning
    Given a TiDB cluster "demo" with TLS for MySQL clients, and in the Secret "demo-tidb-server-secret" a certificate for another host
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

  # No clause, as above. Lightning asks the cluster for its settings at the port where TiDB tells its status.
  @requires-backend-local
  Scenario: A certificate of TiDB for another host is good enough for its status port, too
    Given a TiDB cluster "demo" with TLS between its components, and in the Secret "demo-tidb-cluster-secret" a certificate for another host
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
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

  # No clause. Where a certificate of PD or TiKV is for another host there is no cluster to import into.
  Scenario Outline: TiDB refuses a certificate of <component> for another host
    When a TiDB cluster "demo" with TLS between its components is created, and in the Secret "demo-<secret>-cluster-secret" a certificate for another host
    Then the log of TiDB says "x509: certificate is valid for another-host.example, not demo-<secret>"

    Examples:
      | component | secret |
      | PD        | pd     |
      | TiKV      | tikv   |

  @LI-027
  Scenario: Without the document's switch Lightning wants TLS for SQL too
    Given a TiDB cluster "demo" with TLS between its components
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      tlsCluster:
        enabled: true
      """
    Then the import Job fails
    And the log of the import says "TLS requested but server does not support TLS"
    And no row of the data set is in the cluster

  # No clause: what the document asks for cannot be done as it is written, which is the finding.
  Scenario: The document's switch beside a table [tidb] that is there already
    Given a TiDB cluster "demo" with TLS between its components
    And chart version "v1.1.9" is chosen
    And the reader has issued a certificate of TiDB Lightning as the Secret "${cluster_name}-lightning-cluster-secret"
    And the data set "small-sql" lies in a folder of the node
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
      tlsCluster:
        enabled: true
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tidb]
        port = 4000
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
    Then the import Job fails
    And the log of the import says "Key 'tidb' has already been defined"
    And no row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning                                        |
      | says       | add a table [tidb] with tls="false" to config                                   |
      | happens    | where config has a table [tidb] already, a second one is no TOML: Lightning ends |
      | correction | say that the line belongs into the table [tidb] of config if it is there        |
      | severity   | minor                                                                           |
