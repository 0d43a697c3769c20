# SPDX-License-Identifier: Apache-2.0
@lightning @recovery
Feature: Go on with an import that has failed

  What the document's chapter on troubleshooting has a reader do, step by step: look at the log, remove
  the cause, have tidb-lightning-ctl forget the failure where it must, and import the rest with a new
  Job. That Job gets a release name of its own; the document does not say how it is made.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-022 @LI-069 @LI-072 @LI-073 @LI-075 @LI-076 @LI-078 @LI-079 @LI-080 @LI-081 @LI-082 @LI-083 @LI-084 @LI-085 @LI-086 @LI-089
  Scenario Outline: With tidb-lightning-ctl after local mode: back end tidb, <action>
    # Lightning of the document's time wrote a row again; that of today has to be told so.
    Given the data set "small-sql" with a malformed statement lies in a folder of the node
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [checkpoint]
        enable = true
        driver = "file"
        dsn = "CHECKPOINT_USE_DATA_DIR/tidb_lightning_checkpoint.pb"
        keep-after-success = false
        [tikv-importer]
        on-duplicate = "replace"
      """
    And the import Job fails
    When the import pod is known as "pod_name"
    And the document's command of "lightning/troubleshooting/1" is run:
      """
      kubectl logs -n ${namespace} ${pod_name}
      """
    Then the command says "syntax error"
    And the folder of the data holds the checkpoint file "tidb_lightning_checkpoint.pb"
    When the malformed statement is removed from the folder of the node
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
      /tidb-lightning-ctl ${arguments} --<action>='`shop`.`customers`'
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
    And the folder of the data holds no checkpoint file
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
    And the reader takes "import" for "release_name"
    And the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And every row of the data set is in the cluster

    Examples:
      | action                   |
      | checkpoint-error-destroy |
      | checkpoint-error-ignore  |

  # The claims of sortedKV come and go with their releases: the new Job sorts again what it must.
  @requires-backend-local
  @LI-022 @LI-069 @LI-072 @LI-075 @LI-076 @LI-078 @LI-079 @LI-080 @LI-081 @LI-082 @LI-083 @LI-084 @LI-085 @LI-086 @LI-089
  Scenario: With tidb-lightning-ctl after local mode: back end local
    Given the data set "small-sql" lies in a folder of the node
    And a data file of the table "orders" lies there twice
    And the import is installed in local mode with:
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
    Then the command says "checksum mismatched"
    When the second one is removed
    And what TiDB was told to import so far is known
    And what TiKV has taken in so far is known
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
    And the command says "failed in step(checksum)"
    And the command says "tidb lightning encountered error"
    And the command says "--checkpoint-error-destroy='`shop`.`orders`'"
    And TiDB was told to import nothing since
    And TiKV has taken in nothing since
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
      /tidb-lightning-ctl ${arguments} --checkpoint-error-destroy='`shop`.`orders`'
      """
    Then the terminal says "Dropping table: `shop`.`orders`"
    When the reader leaves the terminal
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
    And the import was one of the table "orders" only, by its log
    And TiDB was told to import into the table "orders" only since
    And TiKV has taken in files of the table "orders" only since
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
    And the reader takes "import" for "release_name"
    And the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left
    And every row of the data set is in the cluster

  # The failed release has to stay until the end: its claim goes with it.
  @requires-remote-mode @requires-aws
  @LI-022 @LI-069 @LI-072 @LI-075 @LI-077 @LI-078 @LI-079 @LI-080 @LI-081 @LI-082 @LI-083 @LI-084 @LI-085 @LI-086 @LI-089
  Scenario: With tidb-lightning-ctl after remote mode: back end tidb
    Given the data set "small-sql" with a malformed statement lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the import is installed in remote mode
    And the import Job fails
    When the import pod is known as "pod_name"
    And the document's command of "lightning/troubleshooting/1" is run:
      """
      kubectl logs -n ${namespace} ${pod_name}
      """
    Then the command says "syntax error"
    When the claim of the data is known as "pvc_name"
    And the requests so far are known
    And the malformed statement is removed from the volume of the claim "${pvc_name}"
    And what TiDB was told to import so far is known
    When in "tidb-lightning-values.yaml" the reader sets:
      """
      dataSource:
        local: {}
        remote: {}
        adhoc:
          pvcName: ${pvc_name}
          backupName: ${backup_name}
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
    And the import pod has no container for a download
    And nothing was asked of the bucket since
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
    And the release has no claim
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
  Scenario: Without tidb-lightning-ctl after local mode: back end local
    Given the data set "small-sql" with a malformed statement lies in a folder of the node
    And the import is installed in local mode with:
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
    When the malformed statement is removed from the folder of the node
    And what TiDB was told to import so far is known
    And what TiKV has taken in so far is known
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
    And TiKV has taken in files of the table "customers" only since
    When the document's command of "lightning/destroy/a#command-2" is run:
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

  @requires-backend-local @requires-remote-mode @requires-aws
  @LI-022 @LI-069 @LI-072 @LI-087 @LI-088
  Scenario: Without tidb-lightning-ctl after remote mode: back end local
    Given the data set "small-sql" with a malformed statement lies as a tarball in an S3 bucket
    And an access key that may read S3
    And the Secret with the access key is applied
    And the import is installed in remote mode with:
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
    When the claim of the data is known as "pvc_name"
    And the requests so far are known
    And the malformed statement is removed from the volume of the claim "${pvc_name}"
    And what TiDB was told to import so far is known
    And what TiKV has taken in so far is known
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      dataSource:
        local: {}
        remote: {}
        adhoc:
          pvcName: ${pvc_name}
          backupName: ${backup_name}
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
    And TiKV has taken in files of the table "customers" only since
    And the import pod has no container for a download
    And nothing was asked of the bucket since
    When the document's command of "lightning/destroy/a#command-2" is run:
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

  # With any version of the chart, as config says it.
  @LI-022
  Scenario Outline: tidb-lightning-ctl repairs what another MySQL-compatible database keeps: <database>
    Given <server>
    And the data set "small-sql" with a malformed statement lies in a folder of the node
    And the import is installed in local mode with:
      """
      config: |
        [lightning]
        level = "info"
        file = "-"
        [checkpoint]
        enable = true
        schema = "tidb_lightning_checkpoint"
        driver = "mysql"
        dsn = "${database_user}:${database_password}@tcp(checkpoints:3306)/"
        keep-after-success = false
      """
    And the import Job fails
    And the log of the import says "syntax error"
    And the folder of the data holds no checkpoint file
    When the malformed statement is removed from the folder of the node
    And the checkpoint is repaired with tidb-lightning-ctl as the document says: "--checkpoint-error-destroy=all"
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the other database holds no checkpoint

    Examples:
      | database | server                                                       |
      | TiDB     | a TiDB server "checkpoints", which is not the target cluster |

    @requires-published-images
    Examples: As published
      | database | server                                                |
      | MySQL    | a MySQL server "checkpoints" of the image "mysql:5.7" |

  # No clause: the Job for the repair has nothing to stop for, which is the finding.
  @requires-backend-local
  Scenario: Back end local remembers no failure of a malformed statement
    Given the data set "small-sql" with a malformed statement lies in a folder of the node
    And the import is installed in local mode with:
      """
      backend: local
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      """
    And the import Job fails
    And the malformed statement is removed from the folder of the node
    And in "tidb-lightning-values.yaml" the reader sets:
      """
      failFast: false
      """
    And the reader takes "import-repair" for "release_name"
    And the corrected command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job completes
    And the log of the import says "tidb lightning exit"
    And the import was one of the table "customers" only, by its log
    And every row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 故障诊断                                                                                                       |
      | says       | after a failure the Job with failFast=false stops by itself, and its pod stays for tidb-lightning-ctl           |
      | happens    | with back end local v8.5 notes no failure to read a file in the checkpoint: the Job imports the rest and ends   |
      | correction | say that a Job that completes has finished the import, and that nothing is left to repair then                  |
      | severity   | minor                                                                                                          |
