# SPDX-License-Identifier: Apache-2.0
Feature: An import at size, beside the same by hand

  Scenario: A tarball through remote mode
    Given the reader has added the Helm repository "pingcap"
    And the tarball of the bench lies in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And a TiDB cluster "before"
    When the disk has written everything
    And the tarball is unpacked and imported by hand
    And the TiDB cluster is removed
    Given a TiDB cluster "demo"
    When the disk has written everything
    And the import is installed in remote mode with:
      """
      dataSource:
        remote:
          storage: 64Gi
      """
    Then the import Job completes, whatever its size
    And every row of the tarball is in the cluster
    When the TiDB cluster is removed
    Given a TiDB cluster "after"
    When the disk has written everything
    And the tarball is unpacked and imported by hand
    Then every row of the tarball is in the cluster
