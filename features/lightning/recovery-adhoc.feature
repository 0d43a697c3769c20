# SPDX-License-Identifier: Apache-2.0
@lightning @recovery @requires-remote-mode @requires-aws
Feature: Go on with an import in ad hoc mode that has failed

  A remote import ended for want of a cluster, and the import in ad hoc mode that followed has failed,
  too. The document leaves dataSource as it is then.

  Background:
    Given the reader has added the Helm repository "pingcap"

  @LI-022 @LI-069 @LI-072 @LI-075 @LI-076 @LI-078 @LI-079 @LI-080 @LI-081 @LI-082 @LI-083 @LI-084 @LI-085 @LI-086 @LI-089
  Scenario: With tidb-lightning-ctl after ad hoc mode: back end tidb
    Given the data set "small-sql" with a malformed statement lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "demo" for "cluster_name"
    And the import is installed in remote mode
    And the import Job fails
    And the log of the import says "lookup demo-tidb.${namespace}"
    And the claim of the data is known as "pvc_name"
    And a TiDB cluster "demo"
    And the reader takes "import-adhoc" for "release_name"
    And the import is installed in ad hoc mode
    And the import Job fails
    When the import pod is known as "pod_name"
    And the document's command of "lightning/troubleshooting/1" is run:
      """
      kubectl logs -n ${namespace} ${pod_name}
      """
    Then the command says "syntax error"
    When the requests so far are known
    And the malformed statement is removed from the volume of the claim "${pvc_name}"
    And what TiDB was told to import so far is known
    When in "tidb-lightning-values.yaml" the reader sets:
      """
      failFast: false
      """
    And the reader takes "import-repair" for "release_name"
    And the corrected command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job stays active and its log says "tidb-lightning exits abnormally"
    When the import pod is known as "pod_name"
    And the document's command of "lightning/troubleshooting/3.a.3" is run:
      """
      kubectl logs -n ${namespace} ${pod_name}
      """
    Then the command says "TiDB Lightning has failed last time"
    And the command says "failed in step(written)"
    And the command says "tidb lightning encountered error"
    And the command says "--checkpoint-error-destroy='`shop`.`customers`'"
    And TiDB was told to import nothing since
    When the document's command is run in a terminal:
      """
      kubectl exec -it -n ${namespace} ${pod_name} -it -- sh
      """
    And in the terminal the reader types the document's command:
      """
      cat /proc/1/cmdline
      """
    And the reader takes the line with "data_dir=" of the start script for "data_dir_line"
    And the reader takes the arguments of "/tidb-lightning" in the start script for "arguments"
    And in the terminal the reader types:
      """
      ${data_dir_line}
      """
    And in the terminal the reader types:
      """
      /tidb-lightning-ctl ${arguments} --checkpoint-error-destroy='`shop`.`customers`'
      """
    And the reader leaves the terminal
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      failFast: true
      """
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import was one of the table "customers" only, by its log
    And TiDB was told to import into the table "customers" only since
    And the import pod has no container for a download
    And nothing was asked of the bucket since
    When the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And the reader takes "import-repair" for "release_name"
    And the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And the reader takes "import-adhoc" for "release_name"
    And the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And the reader takes "import" for "release_name"
    And the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And every row of the data set is in the cluster
    And there is no claim "${pvc_name}"

  @requires-backend-local
  @LI-022 @LI-069 @LI-072 @LI-087 @LI-088
  Scenario: Without tidb-lightning-ctl after ad hoc mode: back end local
    Given the data set "small-sql" with a malformed statement lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the reader takes "demo" for "cluster_name"
    And the import is installed in remote mode
    And the import Job fails
    And the log of the import says "lookup demo-tidb.${namespace}"
    And the claim of the data is known as "pvc_name"
    And a TiDB cluster "demo"
    And the reader takes "import-adhoc" for "release_name"
    And the import is installed in ad hoc mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      """
    And the import Job fails
    When the import pod is known as "pod_name"
    And the document's command of "lightning/troubleshooting/1" is run:
      """
      kubectl logs -n ${namespace} ${pod_name}
      """
    Then the command says "syntax error"
    When the requests so far are known
    And the malformed statement is removed from the volume of the claim "${pvc_name}"
    And what TiDB was told to import so far is known
    And what TiKV has taken in so far is known
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the import was one of the table "customers" only, by its log
    And TiDB was told to import into the table "customers" only since
    And TiKV has taken in files of the table "customers" only since
    And the import pod has no container for a download
    And nothing was asked of the bucket since
    When the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And the reader takes "import-adhoc" for "release_name"
    And the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And the reader takes "import" for "release_name"
    And the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And every row of the data set is in the cluster
    And there is no claim "${pvc_name}"
