# SPDX-License-Identifier: Apache-2.0
@lightning @checkpoints @negative @requires-local-mode @requires-backend-tidb
Feature: Checkpoints, when something is not as the document asks

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"
    And the data set "few-and-many" lies in a folder of the node

  @LI-022 @LI-072 @requires-embedded
  Scenario: Without a checkpoint a new Job imports complete tables once more
    Given the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        index-concurrency = 1
        [tikv-importer]
        on-duplicate = "replace"
        [checkpoint]
        enable = false
      """
    And the log of the import says "[\"restore table completed\"] [table=`mixed`.`few`]"
    When Lightning is killed
    Then the import Job fails
    And the folder of the data holds no checkpoint file
    When what TiDB was told to import so far is known
    And the import is installed in local mode again, as "import-again"
    Then the import Job completes
    And TiDB was told to import into the table "few" since

  @LI-023 @requires-embedded
  Scenario: Before chart v1.1.10 the checkpoint of the default values goes with the pod
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
      """
    And the log of the import says "[\"restore table completed\"] [table=`mixed`.`few`]"
    When Lightning is killed
    Then the import Job fails
    And the folder of the data holds no checkpoint file
    When what TiDB was told to import so far is known
    And the import is installed in local mode again, as "import-again"
    Then the import Job completes
    And TiDB was told to import into the table "few" since

  # No clause: a documented choice cannot be made with the chart, which is the finding.
  @requires-embedded
  Scenario: A shared directory that is not the folder of the data is shared by no two pods
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
        dsn = "/shared/tidb_lightning_checkpoint.pb"
      """
    And the log of the import says "[\"restore table completed\"] [table=`mixed`.`few`]"
    When Lightning is killed
    Then the import Job fails
    When what TiDB was told to import so far is known
    And the import is installed in local mode again, as "import-again"
    Then the import Job completes
    And TiDB was told to import into the table "few" since
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning                                                                       |
      | says       | before v1.1.10 config can have checkpoints kept in a shared storage directory                                |
      | happens    | the chart has no value to mount one; Lightning makes the directory in its container, and it goes with the pod |
      | correction | name a file below the folder of the data: hostPath in local mode, /var/lib/tidb-lightning in the other modes |
      | severity   | major                                                                                                        |

  @LI-023 @requires-other-mysql-database
  Scenario: A wrong password for the other database
    Given chart version "v1.1.9" is chosen
    And a MariaDB server "checkpoints"
    And the reader mistypes the password of the other database
    When the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        index-concurrency = 1
        [tidb]
        port = 4000
        [checkpoint]
        enable = true
        driver = "mysql"
        dsn = "${database_user}:${database_password}@tcp(checkpoints:3306)/"
      """
    Then the import Job fails
    And the log of the import says "Access denied for user '${database_user}'"
    And the log of the import says "tidb lightning encountered error"
    And no row of the data set is in the cluster

  # No clause: a database that speaks MySQL's protocol is not enough, which is the finding.
  @requires-other-mysql-database
  Scenario: MariaDB cannot keep the checkpoint
    Given chart version "v1.1.9" is chosen
    And a MariaDB server "checkpoints"
    When the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tidb]
        port = 4000
        [checkpoint]
        enable = true
        driver = "mysql"
        dsn = "${database_user}:${database_password}@tcp(checkpoints:3306)/"
      """
    Then the import Job fails
    And the log of the import says "create chunks checkpoints table failed: Error 1064 (42000)"
    And the log of the import says "near 'offset bigint NOT NULL"
    And no row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning                                                               |
      | says       | config can have checkpoints kept in another database that speaks MySQL's protocol                    |
      | happens    | MariaDB 10.11 refuses Lightning's table: its column offset is a reserved word of MariaDB since 10.6  |
      | correction | name MySQL and TiDB as databases for checkpoints, and say that MariaDB from 10.6 on is none          |
      | severity   | major                                                                                                |

  @LI-022 @requires-backend-local @requires-embedded
  Scenario: Another back end does not go on from the checkpoint
    Given the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        index-concurrency = 1
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
      """
    And the log of the import says "[\"restore table completed\"] [table=`mixed`.`few`]"
    And Lightning is killed
    And the import Job fails
    And what TiDB was told to import so far is known
    When the reader takes "import-again" for "release_name"
    And the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      """
    Then the import Job fails
    And the log of the import says "config 'tikv-importer.backend' value 'local' different from checkpoint value 'tidb'"
    And TiKV has taken in no file of an import
    And TiDB was told to import nothing into the table "many" since
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"
