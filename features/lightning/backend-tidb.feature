# SPDX-License-Identifier: Apache-2.0
@lightning @backend-tidb @requires-local-mode @requires-backend-tidb
Feature: Import with back end tidb

  Lightning sends its rows as SQL statements to TiDB; TiKV is not asked to take in files.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-003 @LI-005 @LI-019
  Scenario: Every row arrives by SQL, with nothing installed but Lightning
    Given the data set "few-and-many" lies in a folder of the node
    And what TiDB was told to import so far is known
    When the import is installed in local mode with:
      """
      backend: tidb
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import is run with "--backend=tidb --tidb-port=4000"
    And only the chart "tidb-lightning" is installed
    And TiDB was told to import into the table "many" since
    And TiKV has taken in no file of an import
    And the release has no claim
    And admin check table finds nothing wrong with any table

  @LI-029 @requires-remote-mode @requires-aws
  Scenario: Local backup data and then remote backup data into one cluster
    Given the data set "odd-characters" lies in a folder of the node
    When the import is installed in local mode
    Then the import Job completes
    And every row of the data set is in the cluster
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "import-remote" for "release_name"
    When the import is installed in remote mode
    Then the import Job completes
    And every row of the data set is in the cluster
