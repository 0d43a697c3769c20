# SPDX-License-Identifier: Apache-2.0
@lightning @checkpoints @requires-local-mode @requires-backend-tidb
Feature: Go on where an interrupted import was: checkpoints

  Lightning writes down how far it has come. A new Job that finds this checkpoint imports what is
  missing and leaves alone what is complete. Where the checkpoint lies depends on the chart and on
  its value config. Rows that were written after the last word of a checkpoint are sent once more; on-duplicate
  says that they may be, which Lightning of the document's time did by itself.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"
    And the data set "few-and-many" lies in a folder of the node

  @LI-021 @LI-022 @requires-embedded
  Scenario: From chart v1.1.10 on a new Job goes on from the checkpoint with the data
    Given chart version "v1.1.10" is chosen
    # The checkpoint of the default values; one table after the other, for a moment between two.
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        index-concurrency = 1
        [tikv-importer]
        on-duplicate = "replace"
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
        keep-after-success = false
      """
    And the log of the import says "[\"restore table completed\"] [table=`mixed`.`few`]"
    When Lightning is killed
    Then the import Job fails
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"
    When what TiDB was told to import so far is known
    And the import is installed in local mode again, as "import-again"
    Then the import Job completes
    And every row of the data set is in the cluster
    And the log of the import says "reusing engines and files info from checkpoint"
    And TiDB was told to import nothing into the table "few" since
    And TiDB was told to import into the table "many" since
    And admin check table finds nothing wrong with any table
    And the folder of the data holds no checkpoint file

  @LI-022 @LI-023 @requires-embedded
  Scenario: Before chart v1.1.10: a file in the folder of the data, the one folder that Jobs share
    Given chart version "v1.1.9" is chosen
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        index-concurrency = 1
        [tikv-importer]
        on-duplicate = "replace"
        [tidb]
        port = 4000
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "${backup_folder}/my_checkpoint.pb"
      """
    And the log of the import says "[\"restore table completed\"] [table=`mixed`.`few`]"
    When Lightning is killed
    Then the import Job fails
    And the folder of the data holds the checkpoint file "my_checkpoint.pb"
    When what TiDB was told to import so far is known
    And the import is installed in local mode again, as "import-again"
    Then the import Job completes
    And every row of the data set is in the cluster
    And TiDB was told to import nothing into the table "few" since
    And TiDB was told to import into the table "many" since
    And the folder of the data holds no checkpoint file

  @LI-022 @LI-023 @requires-embedded
  Scenario: Before chart v1.1.10: the target cluster
    Given chart version "v1.1.9" is chosen
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        index-concurrency = 1
        [tikv-importer]
        on-duplicate = "replace"
        [tidb]
        port = 4000
        [checkpoint]
        enable = true
        schema = "tidb_lightning_checkpoint"
        driver = "mysql"
        keep-after-success = false
      """
    And the log of the import says "[\"restore table completed\"] [table=`mixed`.`few`]"
    When Lightning is killed
    Then the import Job fails
    And the checkpoint in the target cluster says that only "mixed.few" of its tables is complete
    And the folder of the data holds no checkpoint file
    When what TiDB was told to import so far is known
    And the import is installed in local mode again, as "import-again"
    Then the import Job completes
    And every row of the data set is in the cluster
    And TiDB was told to import nothing into the table "few" since
    And TiDB was told to import into the table "many" since
    And the target cluster holds no checkpoint

  @LI-022 @LI-023 @requires-embedded
  Scenario: Before chart v1.1.10: another MySQL-compatible database, here a TiDB that is not the target
    Given chart version "v1.1.9" is chosen
    And a TiDB server "checkpoints", which is not the target cluster
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        index-concurrency = 1
        [tikv-importer]
        on-duplicate = "replace"
        [tidb]
        port = 4000
        [checkpoint]
        enable = true
        schema = "tidb_lightning_checkpoint"
        driver = "mysql"
        dsn = "${database_user}:${database_password}@tcp(checkpoints:3306)/"
        keep-after-success = false
      """
    And the log of the import says "[\"restore table completed\"] [table=`mixed`.`few`]"
    When Lightning is killed
    Then the import Job fails
    And the checkpoint in the other database says that only "mixed.few" of its tables is complete
    And the target cluster holds no checkpoint
    And the folder of the data holds no checkpoint file
    When what TiDB was told to import so far is known
    And the import is installed in local mode again, as "import-again"
    Then the import Job completes
    And every row of the data set is in the cluster
    And TiDB was told to import nothing into the table "few" since
    And TiDB was told to import into the table "many" since
    And the other database holds no checkpoint
    And the password of the other database lies in a ConfigMap of the release
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning                                                                 |
      | says       | config can have checkpoints kept in another MySQL-compatible database                                  |
      | happens    | the password of that database has to be in config, which the chart puts into a ConfigMap for all to read |
      | correction | say so, and have the reader make a user for it that may do nothing else                                |
      | severity   | minor                                                                                                  |

  @LI-023
  Scenario: The target cluster keeps the checkpoint of a finished import when config says so
    Given chart version "v1.1.9" is chosen
    When the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        index-concurrency = 1
        [tikv-importer]
        on-duplicate = "replace"
        [tidb]
        port = 4000
        [checkpoint]
        enable = true
        driver = "mysql"
        keep-after-success = true
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the target cluster keeps the checkpoint under another name
    And the target cluster holds no checkpoint
