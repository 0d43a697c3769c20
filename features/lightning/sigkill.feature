# SPDX-License-Identifier: Apache-2.0
@lightning @troubleshooting @requires-embedded
Feature: Lightning is killed at any moment, and a new Job continues

  The moment is a fraction of the import's way, drawn from a seed. Lightning's own metrics tell how much it has
  read; with back end local, TiKV tells besides how much it was asked to take in, and has taken in. The new Job
  has the same data source and finds the checkpoint, as the document has it for failures that need no
  tidb-lightning-ctl.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-022
  Scenario Outline: Back end tidb, moment <seed>
    # What was written after the last checkpoint is written again: it has to replace itself.
    Given the data set "hundred-thousand" lies in a folder of the node
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tikv-importer]
        on-duplicate = "replace"
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
      """
    And the import has come to the moment that seed <seed> gives
    When Lightning is killed
    Then the import Job fails
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"
    When the reader takes "import-again" for "release_name"
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tikv-importer]
        on-duplicate = "replace"
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
      """
    Then the import Job completes
    And the log of the import says "reusing engines and files info from checkpoint"
    And every row of the data set is in the cluster

    Examples:
      | seed |
      | 1    |

    @nightly
    Examples:
      | seed |
      | 2    |
      | 3    |
      | 4    |
      | 5    |
      | 6    |
      | 7    |
      | 8    |
      | 9    |
      | 10   |
      | 11   |

  @LI-022 @requires-backend-local
  Scenario Outline: Back end local, moment <seed>
    # One table after the other: some are complete, one is read or is being taken in, others have to come.
    Given the data set "six-tables" lies in a folder of the node
    And TiKV takes 300 ms longer for every "MultiIngest"
    And the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      config: |
        [lightning]
        level = "info"
        file = "-"
        table-concurrency = 1
        index-concurrency = 1
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
      """
    And the import with back end local has come to the moment that seed <seed> gives
    When Lightning is killed
    Then the import Job fails
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"
    # The sorted rows lie on the claim of the release: a new release would have an empty one.
    When the corrected command is run:
      """
      helm upgrade ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true,jobName=import-again -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And the log of the import says "reusing engines and files info from checkpoint"
    And every row of the data set is in the cluster

    Examples:
      | seed |
      | 20   |

    @nightly
    Examples:
      | seed |
      | 21   |
      | 22   |
      | 23   |
      | 24   |
      | 25   |
      | 26   |
      | 27   |
      | 28   |
      | 29   |
      | 30   |

  # No clause: what the document promises of a checkpoint does not hold here, which is the finding.
  @negative
  Scenario: With the chart's own configuration the new Job stops at rows that the checkpoint does not know
    Given the data set "hundred-thousand" lies in a folder of the node
    And the import is installed in local mode
    And the import has come to the moment that seed 1 gives
    And Lightning is killed
    And the import Job fails
    When the reader takes "import-again" for "release_name"
    And the import is installed in local mode
    Then the import Job fails
    And the log of the import says "reusing engines and files info from checkpoint"
    And the log of the import says "Error 1062 (23000): Duplicate entry"
    And this is a finding about the document "lightning":
      | section    | 故障诊断                                                                                                         |
      | says       | a new Job with the same data source and checkpoint continues the restore                                       |
      | happens    | with back end tidb rows written after the last checkpoint are refused as duplicates, and the new Job fails     |
      | correction | set on-duplicate = "replace" in the table tikv-importer of config before the first Job, or clean and deploy afresh |
      | severity   | major                                                                                                          |

  # No clause: as above.
  @negative
  Scenario: Rows of a table without a key come twice in spite of the checkpoint
    Given the data set "no-key" lies in a folder of the node
    And the import is installed in local mode
    And the import has come to the moment that seed 1 gives
    And Lightning is killed
    And the import Job fails
    When the reader takes "import-again" for "release_name"
    And the import is installed in local mode
    Then the import Job completes
    And the log of the import says "reusing engines and files info from checkpoint"
    And rows of the data set are in the cluster more than once
    And this is a finding about the document "lightning":
      | section    | 故障诊断                                                                                                     |
      | says       | Lightning avoids by the checkpoint that data are restored twice                                            |
      | happens    | after a kill, back end tidb writes again what it wrote after the last checkpoint; without a key it is doubled |
      | correction | say that tables without a key have to be cleaned and imported afresh, or imported with back end local      |
      | severity   | blocker                                                                                                    |
