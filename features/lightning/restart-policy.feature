# SPDX-License-Identifier: Apache-2.0
@lightning @troubleshooting @requires-embedded
Feature: Nothing restarts an import by itself

  The document says why: after a failure somebody has to look first. Each scenario ends the import from
  outside, or disturbs it, and sees that Kubernetes leaves it at that. A Job that the reader makes then brings
  in every row.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"
    And the data set "hundred-thousand" lies in a folder of the node

  @LI-070
  Scenario: The container of the import is killed
    Given the import is installed in local mode
    And the import is under way
    When the container of the import is killed
    Then the import Job fails
    And the container of the import ended as "Error" with exit status 137
    And the Job's pods are never restarted
    And the Job made one pod and no other
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"
    # What came in after the last checkpoint is written again: it has to replace itself.
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
    And every row of the data set is in the cluster

  @LI-070
  Scenario: The import takes more memory than its limit
    Given the import is installed in local mode with:
      """
      resources:
        limits:
          memory: 40Mi
      """
    Then the import Job fails
    And the container of the import was killed for want of memory
    And the Job's pods are never restarted
    And the Job made one pod and no other
    # What came in after the last checkpoint is written again: it has to replace itself.
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
    And every row of the data set is in the cluster

  @LI-070
  Scenario: The import pod is deleted
    # Its shell does not listen to SIGTERM: Lightning works on for the half minute of grace, in which a
    # faster import would come to its end.
    Given the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tikv-importer]
        logical-import-batch-rows = 1
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
      """
    And the import is under way
    When the import pod is deleted
    Then the import Job fails
    And the import pod is gone
    And the Job made one pod and no other
    # What came in after the last checkpoint is written again: it has to replace itself.
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
    And every row of the data set is in the cluster

  @LI-070 @isolated
  Scenario: The node's agent is restarted, and the import goes on
    # In small steps, so that it takes longer than the agent's restart.
    Given the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [tikv-importer]
        logical-import-batch-rows = 50
      """
    And the import is under way
    When the node agent is restarted
    Then the import Job completes
    And the import went on after that
    And every row of the data set is in the cluster
    And the Job's pods are never restarted
    And the Job made one pod and no other
