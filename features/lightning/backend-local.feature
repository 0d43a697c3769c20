# SPDX-License-Identifier: Apache-2.0
@lightning @backend-local @requires-backend-local
Feature: Import with back end local

  Lightning sorts the data on a volume of its own and has TiKV take it in; TiDB is only asked for the
  tables and the checksums.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-003 @LI-005 @LI-019 @LI-020
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
    And the import is run with "--backend=local --sorted-kv-dir=/var/lib/sorted-kv"
    And only the chart "tidb-lightning" is installed
    And TiKV has taken in files of the import
    And the log of the import says "checksum pass"
    And the log of the import says "tidb lightning exit"

  @LI-020
  Scenario: While rows wait on the claim TiKV is in import mode, and in the end rows and indexes agree
    Given the data set "few-and-many" lies in a folder of the node
    And TiKV refuses to ingest
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    And TiKV has failed in this way
    Then TiKV is in import mode
    And the volume of the import holds a file like "*/*.sst"
    When TiKV is well again
    Then the import Job completes
    And every row of the data set is in the cluster
    And the log of the import says "checksum pass"
    And admin check table finds nothing wrong with any table
    And TiKV is in normal mode

  # No clause: the document does not speak of a cluster that is ill for a while.
  Scenario Outline: An import survives that TiKV answers with <error>
    Given the data set "few-and-many" lies in a folder of the node
    And TiKV answers 3 calls of "MultiIngest" with "<error>"
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    Then the import Job completes
    And TiKV has failed in this way
    And every row of the data set is in the cluster
    And the log of the import says "checksum pass"
    And admin check table finds nothing wrong with any table

    Examples:
      | error           |
      | epoch-not-match |
      | server-is-busy  |
      | disk-full       |

  Scenario: An import survives a slow TiKV
    Given the data set "few-and-many" lies in a folder of the node
    And TiKV takes 500 ms longer for every "MultiIngest"
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    Then the import Job completes
    And TiKV has failed in this way
    And every row of the data set is in the cluster
    And the log of the import says "checksum pass"

  Scenario: An import survives that TiKV is away for a while
    Given the data set "few-and-many" lies in a folder of the node
    And TiKV refuses to ingest
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    And TiKV has failed in this way
    And TiKV goes away
    Then the log of the import says "connect: connection refused"
    When TiKV is well again
    Then the import Job completes
    And every row of the data set is in the cluster
    And the log of the import says "checksum pass"
    And admin check table finds nothing wrong with any table

  Scenario: An import survives that PD is away for a while
    Given the data set "few-and-many" lies in a folder of the node
    And TiKV refuses to ingest
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    And TiKV has failed in this way
    And PD goes away
    And TiKV is well again
    Then the log of the import says "connect: connection refused"
    When PD is well again
    Then the import Job completes
    And every row of the data set is in the cluster
    And the log of the import says "checksum pass"

  @LI-066
  Scenario: An import fails while an application writes, and goes through once it has stopped
    Given the data set "few-and-many" lies in a folder of the node
    And TiKV refuses to ingest
    When the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    And TiKV has failed in this way
    And another client of the cluster runs:
      """
      INSERT INTO mixed.few (id, label) VALUES (100000, 'of an application')
      """
    And TiKV is well again
    Then the import Job fails
    And the log of the import says "checksum mismatched remote vs local"
    When the checkpoint is repaired with tidb-lightning-ctl as the document says: "--checkpoint-error-destroy=all"
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And the log of the import says "checksum pass"
    And every row of the data set is in the cluster

  @LI-022 @requires-embedded
  Scenario: With another Job of the same release an interrupted import goes on
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
    When the corrected command is run:
      """
      helm upgrade ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true,jobName=import-again -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the log of the import says "reusing engines and files info from checkpoint"
    And the log of the import says "checksum pass"
    And admin check table finds nothing wrong with any table
    And the folder of the data holds no checkpoint file

  @LI-067 @LI-069 @requires-remote-mode @requires-aws
  Scenario: Lightning is destroyed with its two volumes and the imported data stay
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the import is installed in remote mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 256Mi
      """
    And the import Job completes
    When the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And no claim is left
    And every row of the data set is in the cluster
