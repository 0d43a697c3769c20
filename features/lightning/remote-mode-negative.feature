# SPDX-License-Identifier: Apache-2.0
@lightning @remote-mode @negative @requires-remote-mode @requires-aws
Feature: Remote mode, when something is not as the document asks

  Each scenario breaks one condition of the document and expects one precise outcome.

  Background:
    Given the reader has added the Helm repository "pingcap"

  @LI-033
  Scenario: The bucket does not exist
    Given an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "s3:${namespace}-nowhere/backup.tgz" for "backup_path"
    And the reader takes "demo" for "cluster_name"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "directory not found"

  # No clause: what the document leaves out is the finding.
  Scenario: With the storage class alone, the download looks for the example of the chart
    Given an access key that may read S3
    And the Secret with the access key is applied
    When the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      backend: tidb
      targetTidbCluster:
        name: demo
      dataSource:
        remote:
          storageClassName: local-storage
      """
    And the document's command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job fails in its download
    And the log of the download says "bench-data-us"
    And the log of the download says "directory not found"
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning / 远程模式 |
      | says       | after the Secret, dataSource.remote.storageClassName is what there is to set |
      | happens    | the download looks for a tarball in the bucket bench-data-us, the example in the values of the chart |
      | correction | have the reader set dataSource.remote.path to ${remote}:${bucket}/${backup_name}.tgz |
      | severity   | blocker |

  @LI-033
  Scenario: The tarball does not exist
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "s3:${bucket}/another.tgz" for "backup_path"
    And the reader takes "demo" for "cluster_name"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "tar: can't open 'another.tgz'"
    And nothing was downloaded from the bucket

  @LI-033
  Scenario: The tarball is cut short
    Given the data set "small-sql" lies as a tarball that is cut short in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "demo" for "cluster_name"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the tarball was downloaded with the reader's access key
    And the log of the download says "unexpected end of file"

  @LI-033
  Scenario: A file that is no tarball
    Given a file that is no tarball lies under the backup's name in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "demo" for "cluster_name"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the tarball was downloaded with the reader's access key
    And the log of the download says "invalid magic"

  # No clause: no document speaks of such tarballs; they must do no harm.
  Scenario: A path that leads out of the tarball's folder stays in the volume
    Given a TiDB cluster "demo"
    And the data set "small-csv" lies as a tarball with a path out of its folder in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    When the import is installed in remote mode
    Then the import Job completes
    And the log of the download says "removing leading '../../' from member names"
    And every row of the data set is in the cluster
    And the volume of the import holds "intruder"

  # No clause: as above.
  Scenario: A link that leads out of the tarball's folder is not made
    Given the data set "small-csv" lies as a tarball with a link out of its folder in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "demo" for "cluster_name"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "tar: can't create symlink '${backup_name}/link' to '/etc'"

  @LI-039
  Scenario: The Secret does not exist
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the reader takes "demo" for "cluster_name"
    When the import is installed in remote mode
    Then the import pod waits for its volume: "FailedMount" says "secret \"cloud-storage-secret\" not found"
    And nothing was downloaded from the bucket

  @LI-039
  Scenario: The Secret has no rclone.conf
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the reader takes "demo" for "cluster_name"
    When the reader saves as "secret.yaml":
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: cloud-storage-secret
      type: Opaque
      stringData:
        rclone.cfg: |
          [s3]
          type = s3
      """
    And the document's command of "lightning/remote-mode/2.a.2" is run:
      """
      kubectl apply -f secret.yaml -n ${namespace}
      """
    And the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "didn't find section in config file"
    And nothing was downloaded from the bucket

  @LI-039
  Scenario: The section has another name than the path
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "ceph:${bucket}/${backup_name}.tgz" for "backup_path"
    And the reader takes "demo" for "cluster_name"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "didn't find section in config file"
    And nothing was downloaded from the bucket

  @LI-049
  Scenario: The storage class does not exist
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "demo" for "cluster_name"
    When the import is installed in remote mode with:
      """
      dataSource:
        remote:
          storageClassName: no-such-class
      """
    Then the import pod stays Pending: "unbound immediate PersistentVolumeClaims"
    And the claim of the import stays Pending: "ProvisioningFailed" says "storageclass.storage.k8s.io \"no-such-class\" not found"
    And nothing was downloaded from the bucket

  @LI-033
  Scenario: The volume is too small for the backup
    Given the data set "hundred-thousand" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "demo" for "cluster_name"
    When the import is installed in remote mode with:
      """
      dataSource:
        remote:
          storage: 64Ki
      """
    Then the import Job fails in its download
    And the log of the download says "file too big for remaining disk space"

  @LI-035
  Scenario: With both local and remote set the local data are imported and nothing is downloaded
    Given a TiDB cluster "demo"
    And the data set "small-sql" lies as a tarball in an S3 bucket
    And the data set "small-csv" lies in a folder of the node
    And an access key that may read S3
    And the Secret with the access key is applied
    When the import is installed in remote mode with:
      """
      dataSource:
        local:
          nodeName: ${node_name}
          hostPath: ${backup_folder}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import pod has no container for a download
    And the release has no claim
    And nothing was downloaded from the bucket

  # No clause: it is the harness's own ground.
  Scenario: A name outside of what the harness emulates does not resolve
    Then in a pod the name "example.com" does not resolve
    And in a pod the name "ec2.us-west-2.amazonaws.com" resolves to the front
