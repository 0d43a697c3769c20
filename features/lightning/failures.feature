# SPDX-License-Identifier: Apache-2.0
@lightning @troubleshooting @requires-embedded
Feature: Failures of an import, caused for real, and cured as the document says

  Each scenario causes one failure, finds its cause in the log and removes it. With a checkpoint that can be
  used, tidb-lightning-ctl repairs it and a new Job continues; without one, the target is cleaned and the
  import deployed again. In the end every row is counted.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-071 @LI-073
  Scenario: Without a checkpoint that outlives the pod, partial data are cleaned and the import deployed again
    Given chart version "v1.1.9" is chosen
    And the data set "hundred-thousand" lies in a folder of the node
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tidb]
        port = 4000
      """
    And the import is under way
    When Lightning is killed
    Then the import Job fails
    When the import pod is known as "pod_name"
    And the document's command of "lightning/troubleshooting/1" is run:
      """
      kubectl logs -n ${namespace} ${pod_name}
      """
    Then the command says "Killed"
    And the folder of the data holds no checkpoint file
    And not every row of the data set is in the cluster
    When what was imported is removed from the cluster
    And the reader takes "import-again" for "release_name"
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tidb]
        port = 4000
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-071 @negative
  Scenario: Without a checkpoint and without cleaning, rows that are there already stop the import
    Given the data set "hundred-thousand" lies in a folder of the node
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [checkpoint]
        enable = false
      """
    And the import is under way
    When Lightning is killed
    Then the import Job fails
    And the folder of the data holds no checkpoint file
    When the reader takes "import-again" for "release_name"
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [checkpoint]
        enable = false
      """
    Then the import Job fails
    And the log of the import says "write rows exceed conflict threshold: Error 1062 (23000): Duplicate entry"

  @LI-071 @negative
  Scenario: Without a checkpoint and without cleaning, rows of a table without a key come twice
    Given the data set "no-key" lies in a folder of the node
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [checkpoint]
        enable = false
      """
    And the import is under way
    When Lightning is killed
    Then the import Job fails
    When the reader takes "import-again" for "release_name"
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [checkpoint]
        enable = false
      """
    Then the import Job completes
    And rows of the data set are in the cluster more than once

  @LI-086
  Scenario: A value that its column cannot hold
    Given the data set "hundred-thousand" with a value out of range lies in a folder of the node
    When the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tidb]
        sql-mode = "STRICT_TRANS_TABLES"
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
      """
    Then the import Job fails
    And the log of the import says "Error 1264 (22003): Out of range value for column 'id'"
    When the data in the folder are mended
    And the checkpoint is repaired with tidb-lightning-ctl as the document says: "--checkpoint-error-destroy='`big`.`items`'"
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  # No clause: neither the document nor the chart speaks of the mode, so a bad row passes unseen.
  @negative
  Scenario: Without a strict SQL mode a value that its column cannot hold is changed in silence
    Given the data set "hundred-thousand" with a value out of range lies in a folder of the node
    When the import is installed in local mode
    Then the import Job completes
    And another client of the cluster sees "9223372036854775807" for:
      """
      SELECT MAX(id) FROM big.items
      """

  @LI-086
  Scenario Outline: A key that is there twice, with back end <back end>
    Given the data set "hundred-thousand" with a duplicate key lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: <back end>
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      """
    Then the import Job fails
    And the log of the import says "<cause>"
    When the data in the folder are mended
    And the checkpoint is repaired with tidb-lightning-ctl as the document says: "--checkpoint-error-destroy='`big`.`items`'"
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster

    Examples:
      | back end | cause                                                                       |
      | tidb     | write rows exceed conflict threshold: Error 1062 (23000): Duplicate entry   |
      | local    | checksum mismatched remote vs local                                         |

  @LI-086
  Scenario: The table is in the cluster already, with other columns
    Given another client of the cluster runs:
      """
      CREATE DATABASE big
      """
    And another client of the cluster runs:
      """
      CREATE TABLE big.items (id BIGINT PRIMARY KEY, price INT)
      """
    And the data set "hundred-thousand" lies in a folder of the node
    When the import is installed in local mode
    Then the import Job fails
    And the log of the import says "column count mismatch, at most 2 but got 4"
    When the checkpoint is repaired with tidb-lightning-ctl as the document says: "--checkpoint-error-destroy='`big`.`items`'"
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-086
  Scenario: The target cluster's TiDB goes away during the import
    Given the data set "hundred-thousand" lies in a folder of the node
    And the import is installed in local mode
    And the import is under way
    When the TiDB of the cluster goes away
    Then the import Job fails
    # Refused or unreachable, as the node's rules have it at that moment.
    And the log of the import says ":4000: connect: "
    When the TiDB of the cluster comes back
    And the checkpoint is repaired with tidb-lightning-ctl as the document says: "--checkpoint-error-destroy='`big`.`items`'"
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-086
  Scenario: A data file is removed during the import
    # One file after the other, however many cores the machine has: an open one would still be read.
    Given the data set "hundred-thousand" lies in a folder of the node
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        region-concurrency = 1
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
      """
    And the import is under way
    When the last data file is removed
    Then the import Job fails
    And the log of the import says "big.items.000000003.sql: no such file or directory"
    When the data in the folder are mended
    And the checkpoint is repaired with tidb-lightning-ctl as the document says: "--checkpoint-error-destroy='`big`.`items`'"
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  # The document has the reader trust the checkpoint; Lightning takes one that it cannot read for none.
  @negative
  Scenario: The checkpoint file is damaged
    Given the data set "hundred-thousand" lies in a folder of the node
    And the import is installed in local mode
    And the import is under way
    And Lightning is killed
    And the import Job fails
    When the checkpoint file is overwritten
    And the reader takes "import-again" for "release_name"
    And the import is installed in local mode
    Then the import Job fails
    And the log of the import says "checkpoint file is broken"
    And the log of the import says "Error 1062 (23000): Duplicate entry"
    And this is a finding about the document "lightning":
      | section    | 故障诊断 |
      | says       | a new Job goes on from the checkpoint, so that it does not import again what is there |
      | happens    | a checkpoint file that cannot be read counts as none: one line of the log says so, and Lightning imports all from the beginning |
      | correction | have the reader look for "checkpoint file is broken" in the log; then remove the file, clean the target and deploy again, as without a checkpoint |
      | severity   | minor |
    When the checkpoint file is removed
    And what was imported is removed from the cluster
    And the reader takes "import-once-more" for "release_name"
    And the import is installed in local mode
    Then the import Job completes
    And every row of the data set is in the cluster
