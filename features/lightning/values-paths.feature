# SPDX-License-Identifier: Apache-2.0
@lightning @values-paths
Feature: The keys of charts' values that the document names

  Every key that the text names is set in every version of the chart that the profile has. A version
  takes a key when it renders something else with it than without it.

  Background:
    Given the reader has added the Helm repository "pingcap"

  Scenario Outline: Every version of the chart takes <path> of <section>
    When the values path "<path>" of "<section>" is set to "<value>" in every version of chart "tidb-lightning", beside "<beside>"
    Then every version of the chart takes it

    Examples:
      | section                              | path                               | value                          | beside                                            |
      | lightning                            | backend                            | tidb                           | {backend: no-such-back-end}                       |
      | lightning                            | config                             | 'level = 1'                    | {}                                                |
      | lightning/configure-tidb-lightning   | tlsCluster.enabled                 | true                           | {}                                                |
      | lightning                            | tlsClient.enabled                  | true                           | {}                                                |
      | lightning                            | dataSource                         | {local: {nodeName: n, hostPath: /d}} | {}                                          |
      | lightning                            | dataSource.local                   | {nodeName: n, hostPath: /d}    | {}                                                |
      | lightning                            | dataSource.local.nodeName          | n                              | {dataSource: {local: {nodeName: m, hostPath: /d}}} |
      | lightning                            | dataSource.local.hostPath          | /d                             | {dataSource: {local: {nodeName: n, hostPath: /e}}} |
      | lightning                            | dataSource.remote                  | {path: 's3:a/b.tgz'}           | {}                                                |
      | lightning                            | dataSource.remote.storageClassName | other                          | {}                                                |
      | lightning                            | dataSource.adhoc.pvcName           | claim                          | {}                                                |
      | lightning                            | dataSource.adhoc.backupName        | backup                         | {dataSource: {adhoc: {pvcName: claim}}}           |
      | lightning                            | annotations                        | {a: b}                         | {}                                                |
      | lightning                            | failFast                           | false                          | {}                                                |

  Scenario: The chart takes sortedKV from v1.1.10 on, with back end local
    When the values path "sortedKV" of "lightning" is set to "{storageClassName: other, storage: 1Gi}" in every version of chart "tidb-lightning", beside "{backend: local}"
    Then the chart takes it in the versions "v1.1.10, v1.3.1, v1.5.2" and not in "v1.1.9"
    And this is a finding about the document "lightning":
      | section    | 配置 TiDB Lightning                                                                          |
      | says       | for back end local sortedKV has to be set, whatever the chart's version                     |
      | happens    | chart v1.1.9 takes neither backend: local nor sortedKV, and says nothing                    |
      | correction | say that back end local needs chart v1.1.10 or later                                        |
      | severity   | major                                                                                       |

  Scenario: No version of the chart takes tlsCluster.tlsClientSecretName
    When the values path "tlsCluster.tlsClientSecretName" of "lightning" is set to "other" in every version of chart "tidb-lightning", beside "{tlsCluster: {enabled: true}, tlsClient: {enabled: true}}"
    Then no version of the chart takes it
    And this is a finding about the document "lightning":
      | section    | 配置 TiDB Lightning                                                                       |
      | says       | tlsCluster.tlsClientSecretName names the Secret of another client certificate            |
      | happens    | no version of the chart looks at that key; the default Secret is mounted all the same    |
      | correction | tlsClient.tlsClientSecretName                                                            |
      | severity   | blocker                                                                                  |

  @negative
  Scenario: A key that no chart has changes nothing
    When the reader sets "no.such.key" to "anything" in every version of chart "tidb-lightning", beside "{}"
    Then no version of the chart takes it
