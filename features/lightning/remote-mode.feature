# SPDX-License-Identifier: Apache-2.0
@lightning @remote-mode @requires-remote-mode
Feature: Import a backup from network storage: remote mode, with keys

  The backup lies as a tarball in network storage. Before Lightning starts, rclone downloads it into
  a volume and it is unpacked there; the keys stand in a Secret.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @requires-aws @LI-033 @LI-034 @LI-035 @LI-036 @LI-038 @LI-039 @LI-040 @LI-045 @LI-049 @LI-055 @LI-056
  Scenario: From Amazon S3 with an access key, with the document's Secret as it is
    Given the data set "hundred-thousand" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And a Google service account with the role Storage Object Viewer
    When the document's command of "lightning/remote-mode/2.a.1#command-1" is run:
      """
      cat ${service-account-file} | jq -c .
      """
    And the reader takes what the command says for "service_account_json_file_content"
    And the reader saves the document's YAML of "lightning/remote-mode/2.a.1" as "secret.yaml":
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: cloud-storage-secret
      type: Opaque
      stringData:
        rclone.conf: |
          [s3]
          type = s3
          provider = AWS
          env_auth = false
          access_key_id = ${access_key}
          secret_access_key = ${secret_key}
          region = us-east-1
          [ceph]
          type = s3
          provider = Ceph
          env_auth = false
          access_key_id = ${access_key}
          secret_access_key = ${secret_key}
          endpoint = ${endpoint}
          region = :default-placement
          [gcs]
          type = google cloud storage
          # 该服务账号必须被授予 Storage Object Viewer 角色。
          # 该内容可以通过 `cat ${service-account-file} | jq -c .` 命令获取。
          service_account_credentials = ${service_account_json_file_content}
      """
    And the document's command of "lightning/remote-mode/2.a.2" is run:
      """
      kubectl apply -f secret.yaml -n ${namespace}
      """
    And the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      backend: tidb
      failFast: false
      targetTidbCluster:
        name: ${cluster_name}
      dataSource:
        remote:
          storageClassName: local-storage
          storage: 1Gi
          path: ${backup_path}
      """
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the claim of the import is bound to a volume of class "local-storage" and size "1Gi"
    And the tarball was downloaded with the reader's access key
    And the command's failFast was in force, not that of the values file
    And the log of the import says "tidb lightning exit"

  @requires-aws @LI-043
  Scenario: One storage in the configuration is enough
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    When the import is installed in remote mode
    Then the import Job completes
    And every row of the data set is in the cluster
    And the tarball was downloaded with the reader's access key

  @requires-aws @LI-033
  Scenario: The chart before v1.1.10 imports from network storage as well
    # Its script leaves the port to Lightning, which since v5 wants to be told.
    Given chart version "v1.1.9" is chosen
    And the data set "small-csv" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    When the import is installed in remote mode with:
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

  @requires-aws @LI-033
  Scenario: The current rclone downloads as well
    Given the data set "odd-characters" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    When the import is installed in remote mode with:
      """
      dataSource:
        remote:
          rcloneImage: rclone/rclone:1.75.2
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the tarball was downloaded with the reader's access key

  @requires-ceph @LI-034 @LI-037 @LI-038 @LI-041 @LI-055
  Scenario: From Ceph object storage with an access key
    Given the data set "small-sql" lies as a tarball in a Ceph bucket
    And an access key that may read S3
    When the reader saves as "secret.yaml":
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: cloud-storage-secret
      type: Opaque
      stringData:
        rclone.conf: |
          [ceph]
          type = s3
          provider = Ceph
          env_auth = false
          access_key_id = ${access_key}
          secret_access_key = ${secret_key}
          endpoint = ${endpoint}
          region = :default-placement
      """
    And the document's command of "lightning/remote-mode/2.a.2" is run:
      """
      kubectl apply -f secret.yaml -n ${namespace}
      """
    And the import is installed in remote mode
    Then the import Job completes
    And every row of the data set is in the cluster
    And the tarball was downloaded with the reader's access key

  # No clause: what the document shows works with the rclone of its time only, which is the finding.
  @requires-ceph
  Scenario: The document's placement for Ceph is refused by the current rclone
    Given the data set "small-sql" lies as a tarball in a Ceph bucket
    And an access key that may read S3
    When the reader saves as "secret.yaml":
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: cloud-storage-secret
      type: Opaque
      stringData:
        rclone.conf: |
          [ceph]
          type = s3
          provider = Ceph
          env_auth = false
          access_key_id = ${access_key}
          secret_access_key = ${secret_key}
          endpoint = ${endpoint}
          region = :default-placement
      """
    And the document's command of "lightning/remote-mode/2.a.2" is run:
      """
      kubectl apply -f secret.yaml -n ${namespace}
      """
    And the import is installed in remote mode with:
      """
      dataSource:
        remote:
          rcloneImage: rclone/rclone:1.75.2
      """
    Then the import Job fails in its download
    And the log of the download says "invalid input region :default-placement"
    And nothing was downloaded from the bucket
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning / 远程模式                                      |
      | says       | region = :default-placement is how rclone is configured for Ceph                     |
      | happens    | rclone 1.75 refuses it as a region; rclone 1.65 takes it                              |
      | correction | leave region empty, or name the placement as location_constraint = :default-placement |
      | severity   | major                                                                                 |

  @requires-google-cloud-storage @LI-034 @LI-037 @LI-038 @LI-042 @LI-044 @LI-055
  Scenario: From Google Cloud Storage with a service account
    Given the data set "small-sql" lies as a tarball in a GCS bucket
    And a Google service account with the role Storage Object Viewer
    When the document's command of "lightning/remote-mode/2.a.1#command-1" is run:
      """
      cat ${service-account-file} | jq -c .
      """
    And the reader takes what the command says for "service_account_json_file_content"
    And the reader saves as "secret.yaml":
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: cloud-storage-secret
      type: Opaque
      stringData:
        rclone.conf: |
          [gcs]
          type = google cloud storage
          service_account_credentials = ${service_account_json_file_content}
      """
    And the document's command of "lightning/remote-mode/2.a.2" is run:
      """
      kubectl apply -f secret.yaml -n ${namespace}
      """
    And the import is installed in remote mode
    Then the import Job completes
    And every row of the data set is in the cluster
    And the tarball was downloaded as the Google service account
