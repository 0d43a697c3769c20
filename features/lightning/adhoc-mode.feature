# SPDX-License-Identifier: Apache-2.0
@lightning @adhoc-mode @requires-remote-mode @requires-aws
Feature: Import what a volume holds already: ad hoc mode

  A remote import was interrupted after its download. Ad hoc mode takes the data from the volume, and
  nothing is downloaded again.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And the data set "small-sql" lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "demo" for "cluster_name"
    And the import is installed in remote mode
    And the import Job fails
    And the log of the import says "lookup demo-tidb.${namespace}"
    And the tarball was downloaded with the reader's access key
    And the requests so far are known
    And the claim of the data is known as "pvc_name"

  @LI-050 @LI-051 @LI-052 @LI-053
  Scenario: The data in the volume is imported without a second download
    Given a TiDB cluster "demo"
    And the reader takes "import-again" for "release_name"
    When the document's command is run:
      """
      helm inspect values pingcap/tidb-lightning --version=${chart_version} > tidb-lightning-values.yaml
      """
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      backend: tidb
      targetTidbCluster:
        name: ${cluster_name}
      dataSource:
        local: {}
        remote: {}
        adhoc:
          pvcName: ${pvc_name}
          backupName: ${backup_name}
      """
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import pod has no container for a download
    And the release has no claim
    And nothing was asked of the bucket since

  # No clause: the document does not say that the interrupted release has to stay.
  Scenario: A second release needs another name while the first keeps the volume
    Given a TiDB cluster "demo"
    When the document's command is run and fails:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the command says "cannot re-use a name that is still in use"
    When the corrected command is run:
      """
      helm delete ${release_name} --namespace=${namespace}
      """
    Then nothing of the release is left
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning / Ad hoc 模式                                               |
      | says       | dataSource.adhoc.pvcName names the PVC that remote mode made                                    |
      | happens    | the release keeps its name, and deleting it deletes the PVC with the data                       |
      | correction | install in ad hoc mode under another release name, and keep the first release until it is done  |
      | severity   | major                                                                                           |

  @negative @LI-053
  Scenario: The backup's name with the suffix of its archive
    Given a TiDB cluster "demo"
    And the reader takes "import-again" for "release_name"
    And the reader takes "${backup_name}.tgz" for "backup_name"
    When the import is installed in ad hoc mode
    Then the import Job fails
    And the log of the import says "${backup_name}"
    And the log of the import says "tidb lightning encountered error"
    And no row of the data set is in the cluster
    And nothing was asked of the bucket since

  @negative @LI-052
  Scenario: A claim that does not exist
    Given a TiDB cluster "demo"
    And the reader takes "import-again" for "release_name"
    And the reader takes "no-such-claim" for "pvc_name"
    When the import is installed in ad hoc mode
    Then the import pod stays Pending: "persistentvolumeclaim \"no-such-claim\" not found"
    And no row of the data set is in the cluster
    And nothing was asked of the bucket since

  @LI-050
  Scenario: The chart before v1.1.10 imports from the volume as well
    Given a TiDB cluster "demo"
    And chart version "v1.1.9" is chosen
    And the reader takes "import-again" for "release_name"
    When the import is installed in ad hoc mode with:
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
    And nothing was asked of the bucket since

  # No clause: «empty» as a reader may take it does not work, which is the finding.
  @negative
  Scenario: A reader who comments out what is below dataSource.remote leaves no value, not an empty one
    Given the reader takes "import-again" for "release_name"
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      dataSource:
        local: null
        remote: null
        adhoc:
          pvcName: ${pvc_name}
          backupName: ${backup_name}
      """
    When the document's command is run and fails:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the command says "nil pointer evaluating interface {}"
    And this is a finding about the document "lightning":
      | section    | 部署 TiDB Lightning / 配置 TiDB Lightning / Ad hoc 模式                                                |
      | says       | dataSource.local and dataSource.remote have to be empty                                          |
      | happens    | with everything below them commented out they are null, and the chart cannot be rendered         |
      | correction | write them as empty maps: local: {} and remote: {}; remote's values do not matter in ad hoc mode |
      | severity   | major                                                                                            |
