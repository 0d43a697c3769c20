# SPDX-License-Identifier: Apache-2.0
@lightning @remote-mode @negative @requires-remote-mode
Feature: Remote mode, when the storage does not grant access

  Each scenario breaks one condition of the access and expects that nothing is downloaded, for one
  precise reason.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And the reader takes "demo" for "cluster_name"

  @requires-aws @LI-040
  Scenario: A wrong secret key
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the reader mistypes the secret key
    And the Secret with the access key is applied
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "SignatureDoesNotMatch"
    And nothing was downloaded from the bucket

  @requires-aws @LI-040
  Scenario: An access key that nobody has
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the reader takes "AKIAIOSFODNN7EXAMPLE" for "access_key"
    And the Secret with the access key is applied
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "InvalidAccessKeyId"
    And nothing was downloaded from the bucket

  # No clause: it is the emulator that must not let it pass.
  @requires-aws
  Scenario: A key with which the emulator checks nothing is no key to a pod
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the reader takes "123456789012" for "access_key"
    And the Secret with the access key is applied
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "InvalidAccessKeyId"
    And nothing was downloaded from the bucket

  @requires-aws @LI-040
  Scenario: An access key that may do nothing
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may do nothing
    And the Secret with the access key is applied
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "AccessDenied"
    And nothing was downloaded from the bucket

  @requires-ceph @LI-041
  Scenario: A wrong secret key for Ceph
    Given the data set "small-sql" lies as a tarball in a Ceph bucket
    And an access key that may read S3
    And the reader mistypes the secret key
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
    Then the import Job fails in its download
    And the log of the download says "SignatureDoesNotMatch"
    And nothing was downloaded from the bucket

  @requires-google-cloud-storage @LI-044
  Scenario: A Google service account without the role
    Given the data set "small-sql" lies as a tarball in a GCS bucket
    And a Google service account without a role
    When the Secret with the Google service account is applied
    And the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "storage.objects.list"
    And the storage refused with "forbidden"
    And nothing was downloaded from the bucket

  @requires-google-cloud-storage @LI-042
  Scenario: A key that the Google service account does not have any more
    Given the data set "small-sql" lies as a tarball in a GCS bucket
    And a key that the Google service account does not have any more
    When the Secret with the Google service account is applied
    And the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "Invalid JWT Signature"
    And nothing was downloaded from the bucket

  @requires-aws @LI-058
  Scenario: IAM to Pod without the annotation
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the Secret without keys is applied
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "NoCredentialProviders"
    And the metadata service knew no role for the import pod
    And nothing was downloaded from the bucket

  @requires-aws @LI-058
  Scenario: IAM to Pod with the annotation on the ServiceAccount instead
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the IAM role "user" with AmazonS3FullAccess, which the node's role and every ServiceAccount may assume
    And the Secret without keys is applied
    And the reader annotates the ServiceAccount "default" with "iam.amazonaws.com/role=arn:aws:iam::123456789012:role/user"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "NoCredentialProviders"
    And the metadata service knew no role for the import pod
    And nothing was downloaded from the bucket

  @requires-aws @LI-060
  Scenario: IAM to Pod with a role that the node may not assume
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an IAM role with AmazonS3FullAccess that nobody in the cluster may assume
    And the Secret without keys is applied
    When the import is installed in remote mode with:
      """
      annotations:
        iam.amazonaws.com/role: ${role_arn}
      """
    # For minutes rclone asks again, which nobody needs to wait for.
    Then AWS refuses a session of the reader's role with "AccessDenied"
    And the download goes on trying
    And nothing was downloaded from the bucket

  @requires-aws @LI-057
  Scenario: IAM to Pod with a role without permissions
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And an IAM role without permissions, which the node's role and every ServiceAccount may assume
    And the Secret without keys is applied
    When the import is installed in remote mode with:
      """
      annotations:
        iam.amazonaws.com/role: ${role_arn}
      """
    Then the import Job fails in its download
    And the log of the download says "AccessDenied"
    And the storage refused a session of the reader's role with "AccessDenied"
    And nothing was downloaded from the bucket

  @requires-aws @LI-063
  Scenario: IAM to ServiceAccount with the annotation on the pod instead
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the IAM role "user" with AmazonS3FullAccess, which the node's role and every ServiceAccount may assume
    And the Secret without keys is applied
    When the import is installed in remote mode with:
      """
      annotations:
        eks.amazonaws.com/role-arn: arn:aws:iam::123456789012:role/user
      """
    Then the import Job fails in its download
    And the log of the download says "NoCredentialProviders"
    And the metadata service knew no role for the import pod
    And nothing was downloaded from the bucket

  @requires-aws @LI-062
  Scenario: IAM to ServiceAccount with a role that trusts another ServiceAccount
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the cluster's issuer of tokens is an identity provider of the AWS account
    And an IAM role with AmazonS3FullAccess that only the ServiceAccount "another" may assume
    And the Secret without keys is applied
    And the reader annotates the ServiceAccount "default" with "eks.amazonaws.com/role-arn=${role_arn}"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "AccessDenied"
    And AWS refuses a session of the reader's role with "AccessDenied"
    And nothing was downloaded from the bucket

  # No clause: the document leaves the audience to EKS.
  @requires-aws
  Scenario: IAM to ServiceAccount with a token for another audience
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the cluster's issuer of tokens is an identity provider of the AWS account
    And an IAM role with AmazonS3FullAccess that only the ServiceAccount "default" may assume
    And the Secret without keys is applied
    And the reader annotates the ServiceAccount "default" with "eks.amazonaws.com/role-arn=${role_arn}"
    And the reader annotates the ServiceAccount "default" with "eks.amazonaws.com/audience=another-audience"
    When the import is installed in remote mode
    # For minutes rclone asks again, which nobody needs to wait for.
    Then AWS refuses a session of the reader's role with "InvalidIdentityToken"
    And the download goes on trying
    And nothing was downloaded from the bucket

  @requires-aws @LI-064
  Scenario: IAM to ServiceAccount with a ServiceAccount that does not exist
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the Secret without keys is applied
    When the import is installed in remote mode with:
      """
      serviceAccount: no-such-account
      """
    Then the import Job gets no pod: "FailedCreate" says "serviceaccount \"no-such-account\" not found"
    And nothing was downloaded from the bucket

  # No clause: no document speaks of it.
  @requires-aws
  Scenario: A session that expires in the middle of the download, with a role that is gone by then
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the cluster's issuer of tokens is an identity provider of the AWS account
    And an IAM role with AmazonS3FullAccess that only the ServiceAccount "default" may assume
    And the first download breaks off after 100 bytes, and its session has expired by then
    And AWS lets the role be assumed once and no more
    And the Secret without keys is applied
    And the reader annotates the ServiceAccount "default" with "eks.amazonaws.com/role-arn=${role_arn}"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the storage refused with "ExpiredToken"

  @requires-ceph @LI-037
  Scenario: A role of AWS opens no Ceph bucket
    Given the data set "small-sql" lies as a tarball in a Ceph bucket
    And an access key that may read S3
    And the IAM role "user" with AmazonS3FullAccess, which the node's role and every ServiceAccount may assume
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
          env_auth = true
          access_key_id =
          secret_access_key =
          endpoint = ${endpoint}
      """
    And the document's command of "lightning/remote-mode/2.b.2" is run:
      """
      kubectl apply -f secret.yaml -n ${namespace}
      """
    And the import is installed in remote mode with:
      """
      annotations:
        iam.amazonaws.com/role: arn:aws:iam::123456789012:role/user
      """
    Then the import Job fails in its download
    And the log of the download says "InvalidAccessKeyId"
    And nothing was downloaded from the bucket

  @requires-google-cloud-storage @LI-037
  Scenario: A role of AWS opens no Google Cloud Storage bucket
    Given the data set "small-sql" lies as a tarball in a GCS bucket
    And the IAM role "user" with AmazonS3FullAccess, which the node's role and every ServiceAccount may assume
    When the reader saves as "secret.yaml":
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
          env_auth = true
      """
    And the document's command of "lightning/remote-mode/2.b.2" is run:
      """
      kubectl apply -f secret.yaml -n ${namespace}
      """
    And the import is installed in remote mode with:
      """
      annotations:
        iam.amazonaws.com/role: arn:aws:iam::123456789012:role/user
      """
    Then the import Job fails in its download
    And the log of the download says "could not find default credentials"
    And nothing was downloaded from the bucket
