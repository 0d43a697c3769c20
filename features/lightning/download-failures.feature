# SPDX-License-Identifier: Apache-2.0
@lightning @troubleshooting @remote-mode @requires-remote-mode @requires-aws
Feature: A remote import fails while it downloads

  The document: find the cause in the log, mend it, and simply deploy again.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"
    And an access key that may read S3
    And the Secret with the access key is applied

  # No clause: two commands do not do what the document says, which are the findings.
  Scenario: The log of the download is not where the document looks, and the name of the release is taken
    Given the tarball of the data set "small-sql" is missing in an S3 bucket
    When the import is installed in remote mode
    Then the import Job fails in its download
    When the import pod is known as "pod_name"
    And the document's command is run and fails:
      """
      kubectl logs -n ${namespace} ${pod_name}
      """
    Then the command says "container \"tidb-lightning\" in pod \"${pod_name}\" is waiting to start: PodInitializing"
    When the corrected command is run:
      """
      kubectl logs -n ${namespace} ${pod_name} -c data-retriever
      """
    Then the command says "tar: can't open 'backup-2020-12-17T10:12:51Z.tgz'"
    And this is a finding about the document "lightning":
      | section    | 故障诊断                                                                                      |
      | says       | kubectl logs -n ${namespace} ${pod_name} shows why the download failed                      |
      | happens    | kubectl asks for the container of the import, which was never started, and fails            |
      | correction | kubectl logs -n ${namespace} ${pod_name} -c data-retriever                                  |
      | severity   | major                                                                                       |
    When the whole tarball is uploaded to an S3 bucket
    And the document's command is run and fails:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the command says "cannot re-use a name that is still in use"
    And this is a finding about the document "lightning":
      | section    | 故障诊断                                                                           |
      | says       | after the cause is mended, tidb-lightning is deployed again directly             |
      | happens    | helm install refuses: the failed release still has the name                      |
      | correction | delete the failed release first, or install under another release name           |
      | severity   | major                                                                            |
    When the corrected command is run:
      """
      helm delete ${release_name} --namespace=${namespace}
      """
    And the document's command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-074
  Scenario: The tarball is missing, and uploaded
    Given the tarball of the data set "small-sql" is missing in an S3 bucket
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "tar: can't open 'backup-2020-12-17T10:12:51Z.tgz'"
    When the whole tarball is uploaded to an S3 bucket
    And the reader takes "import-again" for "release_name"
    And the import is installed in remote mode
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-074
  Scenario: The tarball is cut short, and uploaded again
    Given the data set "small-sql" lies as a tarball that is cut short in an S3 bucket
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "unexpected end of file"
    When the whole tarball is uploaded to an S3 bucket
    And the reader takes "import-again" for "release_name"
    And the import is installed in remote mode
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-074
  Scenario: The network breaks off every download, and holds again
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And every download breaks off after 20000 bytes
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the log of the download says "unexpected EOF"
    When the cause is mended
    And the reader takes "import-again" for "release_name"
    And the import is installed in remote mode
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-074
  Scenario: The access key was deleted, and there is another one
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the reader's access key is deleted
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the storage refused with "InvalidAccessKeyId"
    When the reader is given another access key
    And the Secret with the access key is applied
    And the reader takes "import-again" for "release_name"
    And the import is installed in remote mode
    Then the import Job completes
    And the tarball was downloaded with the reader's access key
    And every row of the data set is in the cluster

  @LI-074
  Scenario: The session of the role expires in the middle of the download, until the role may be assumed again
    Given the data set "small-sql" lies as a tarball in an S3 bucket
    And the cluster's issuer of tokens is an identity provider of the AWS account
    And an IAM role with AmazonS3FullAccess that only the ServiceAccount "default" may assume
    And the first download breaks off after 100 bytes, and its session has expired by then
    And AWS lets the role be assumed once and no more
    And the Secret without keys is applied
    And the reader annotates the ServiceAccount "default" with "eks.amazonaws.com/role-arn=${role_arn}"
    When the import is installed in remote mode
    Then the import Job fails in its download
    And the storage refused a session of the reader's role with "ExpiredToken"
    When the cause is mended
    And the reader takes "import-again" for "release_name"
    And the import is installed in remote mode
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-074
  Scenario: The volume is full before all is unpacked, and a larger one is asked for
    Given the data set "hundred-thousand" lies as a tarball in an S3 bucket
    When the import is installed in remote mode with:
      """
      dataSource:
        remote:
          storage: 5Mi
      """
    Then the import Job fails in its download
    And the log of the download says "No space left on device"
    When the reader takes "import-again" for "release_name"
    And the import is installed in remote mode with:
      """
      dataSource:
        remote:
          storage: 64Mi
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  # No clause: the document deploys afresh. A Job made again on the volume that was kept does not download.
  @negative
  Scenario: A Job that is made again on the same volume takes what a cut tarball left and downloads nothing
    Given the data set "small-sql" lies as a tarball that is cut short in an S3 bucket
    And the import is installed in remote mode
    And the import Job fails in its download
    When the whole tarball is uploaded to an S3 bucket
    And the requests so far are known
    And the reader runs:
      """
      kubectl delete job ${release_name}-tidb-lightning --namespace=${namespace}
      """
    And the reader runs:
      """
      helm upgrade ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the log of the download says "data already exist"
    And nothing was asked of the bucket since
    And the import Job fails
    And the log of the import says "encode kv error in file"
    And not every row of the data set is in the cluster
