# SPDX-License-Identifier: Apache-2.0
@lightning @remote-mode @requires-remote-mode @requires-aws
Feature: Import a backup from Amazon S3 without keys: IAM to Pod, IAM to ServiceAccount

  The Secret holds no keys. What may be read is decided by a role that the pod has, by its annotation
  or by its ServiceAccount.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"
    And the data set "small-sql" lies as a tarball in an S3 bucket
    And the cluster's issuer of tokens is an identity provider of the AWS account
    And the IAM role "user" with AmazonS3FullAccess, which the node's role and every ServiceAccount may assume
    When the reader saves the document's YAML of "lightning/remote-mode/2.b.1" as "secret.yaml":
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
          env_auth = true
          access_key_id =
          secret_access_key =
          region = us-east-1
      """
    And the document's command of "lightning/remote-mode/2.b.2" is run:
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
          path: ${backup_path}
      """

  @LI-036 @LI-046 @LI-047 @LI-048 @LI-054 @LI-057 @LI-058 @LI-059 @LI-060
  Scenario: IAM to Pod
    When in "tidb-lightning-values.yaml" the reader sets:
      """
      annotations:
        iam.amazonaws.com/role: arn:aws:iam::123456789012:role/user
      """
    And the document's command of "lightning/deploy-tidb-lightning/b.3" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the tarball was downloaded in a session of the role "user"

  @LI-036 @LI-046 @LI-047 @LI-048 @LI-054 @LI-061 @LI-062 @LI-063 @LI-064
  Scenario: IAM to ServiceAccount
    Given the ServiceAccount "importer"
    And the reader takes "importer" for "servieaccount"
    When the document's command of "lightning/deploy-tidb-lightning/c.3" is run and fails:
      """
      kubectl annotate sa ${servieaccount} -n eks.amazonaws.com/role-arn=arn:aws:iam::123456789012:role/user
      """
    Then the command says "at least one annotation update is required"
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 部署 TiDB Lightning                                                                                   |
      | says       | kubectl annotate sa ${servieaccount} -n eks.amazonaws.com/role-arn=… binds the role to the ServiceAccount                 |
      | happens    | kubectl takes the annotation for the namespace, and finds no annotation to set                                            |
      | correction | kubectl annotate sa ${servieaccount} -n ${namespace} eks.amazonaws.com/role-arn=arn:aws:iam::123456789012:role/user       |
      | severity   | major                                                                                                                     |
    When the corrected command is run:
      """
      kubectl annotate sa ${servieaccount} -n ${namespace} eks.amazonaws.com/role-arn=arn:aws:iam::123456789012:role/user
      """
    Then the ServiceAccount "importer" carries "eks.amazonaws.com/role-arn" with "arn:aws:iam::123456789012:role/user"
    When the document's command of "lightning/deploy-tidb-lightning/c.4" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set-string failFast=true,serviceAccount=${servieaccount} -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import pod runs under the ServiceAccount "importer"
    And the command's failFast was in force, not that of the values file
    And the tarball was downloaded in a session of the role "user"

  @LI-065
  Scenario: IAM to ServiceAccount, with the default ServiceAccount
    Given the reader takes "default" for "servieaccount"
    When the corrected command is run:
      """
      kubectl annotate sa ${servieaccount} -n ${namespace} eks.amazonaws.com/role-arn=arn:aws:iam::123456789012:role/user
      """
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import pod runs under the ServiceAccount "default"
    And the tarball was downloaded in a session of the role "user"

  # No clause: no document speaks of it.
  Scenario: A session that expires in the middle of the download is made anew
    Given the first download breaks off after 100 bytes, and its session has expired by then
    And the reader takes "default" for "servieaccount"
    When the corrected command is run:
      """
      kubectl annotate sa ${servieaccount} -n ${namespace} eks.amazonaws.com/role-arn=arn:aws:iam::123456789012:role/user
      """
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the storage refused with "ExpiredToken"
    And the tarball was downloaded in a session of the role "user"
