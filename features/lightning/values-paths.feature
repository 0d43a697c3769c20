# SPDX-License-Identifier: Apache-2.0
@lightning @values-paths
Feature: The keys of charts' values that the document names

  Every key that the text names is set in every version of the chart that the profile has. A version
  takes a key when it renders something else with it than without it. Findings about them stand where an import
  shows what comes of it.

  Background:
    Given the reader has added the Helm repository "pingcap"

  Scenario Outline: Every version of the chart takes <path> of <section>
    When the values path "<path>" of "<section>" is set to "<value>" in every version of chart "<chart>", beside "<beside>"
    Then every version of the chart takes it

    Examples:
      | chart          | section                            | path                               | value                                | beside                                             |
      | tidb-lightning | lightning                          | backend                            | tidb                                 | {backend: no-such-back-end}                        |
      | tidb-lightning | lightning                          | config                             | 'level = 1'                          | {}                                                 |
      | tidb-lightning | lightning/configure-tidb-lightning | tlsCluster.enabled                 | true                                 | {}                                                 |
      | tidb-lightning | lightning                          | tlsClient.enabled                  | true                                 | {}                                                 |
      | tidb-lightning | lightning                          | dataSource                         | {local: {nodeName: n, hostPath: /d}} | {}                                                 |
      | tidb-lightning | lightning                          | dataSource.local                   | {nodeName: n, hostPath: /d}          | {}                                                 |
      | tidb-lightning | lightning                          | dataSource.local.nodeName          | n                                    | {dataSource: {local: {nodeName: m, hostPath: /d}}} |
      | tidb-lightning | lightning                          | dataSource.local.hostPath          | /d                                   | {dataSource: {local: {nodeName: n, hostPath: /e}}} |
      | tidb-lightning | lightning                          | dataSource.remote                  | {path: 's3:a/b.tgz'}                 | {}                                                 |
      | tidb-lightning | lightning                          | dataSource.remote.storageClassName | other                                | {}                                                 |
      | tidb-lightning | lightning                          | dataSource.adhoc.pvcName           | claim                                | {}                                                 |
      | tidb-lightning | lightning                          | dataSource.adhoc.backupName        | backup                               | {dataSource: {adhoc: {pvcName: claim}}}            |
      | tidb-lightning | lightning                          | annotations                        | {a: b}                               | {}                                                 |
      | tidb-lightning | lightning                          | failFast                           | false                                | {}                                                 |
      | tikv-importer  | lightning/deploy-tikv-importer     | clusterName                        | other                                | {}                                                 |
      | tikv-importer  | lightning/deploy-tikv-importer     | tlsCluster.enabled                 | true                                 | {}                                                 |

  Scenario: The chart takes sortedKV from v1.1.10 on, with back end local
    When the values path "sortedKV" of "lightning" is set to "{storageClassName: other, storage: 1Gi}" in every version of chart "tidb-lightning", beside "{backend: local}"
    Then the chart takes it in the versions "v1.1.10, v1.3.1, v1.5.2" and not in "v1.1.9"

  Scenario: No version of the chart takes tlsCluster.tlsClientSecretName
    When the values path "tlsCluster.tlsClientSecretName" of "lightning" is set to "other" in every version of chart "tidb-lightning", beside "{tlsCluster: {enabled: true}, tlsClient: {enabled: true}}"
    Then no version of the chart takes it

  @negative
  Scenario: A key that no chart has changes nothing
    When the reader sets "no.such.key" to "anything" in every version of chart "tidb-lightning", beside "{}"
    Then no version of the chart takes it
