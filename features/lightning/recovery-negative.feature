# SPDX-License-Identifier: Apache-2.0
@lightning @recovery @negative
Feature: Go on with a failed import, when something is not as the document asks

  Each scenario breaks one step of the recovery and expects one precise outcome. A malformed statement
  has failed the import, and it is mended already.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"
    And the data set "small-sql" with a malformed statement lies in a folder of the node
    And the import is installed in local mode
    And the import Job fails
    And the malformed statement is removed from the folder of the node
    And what TiDB was told to import so far is known

  # No clause: the document's commands do not make the Job that it asks for, which are the findings.
  Scenario: The Job for the repair, made with the install command of the document
    When in "tidb-lightning-values.yaml" the reader sets:
      """
      failFast: false
      """
    And the document's command is run and fails:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the command says "cannot re-use a name that is still in use"
    And this is a finding about the document "lightning":
      | section    | 故障诊断                                                                                           |
      | says       | create a new Job, with no command for it                                                           |
      | happens    | the only command that makes one, helm install, refuses the release name of the failed Job          |
      | correction | install under another release name; the failed release stays, or its PVC goes with it              |
      | severity   | major                                                                                              |
    When the reader takes "import-repair" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job fails
    And the log of the import says "TiDB Lightning has failed last time"
    And the command's failFast was in force, not that of the values file
    And TiDB was told to import nothing since
    When the import pod is known as "pod_name"
    And the document's command is run and fails:
      """
      kubectl exec -it -n ${namespace} ${pod_name} -it -- sh
      """
    Then the command says "cannot exec into a container in a completed pod"
    And this is a finding about the document "lightning":
      | section    | 故障诊断                                                                                                                                   |
      | says       | failFast: false in the values gives a pod that stays for tidb-lightning-ctl                                                              |
      | happens    | --set failFast=true of the install command comes before the values: the Job fails and no shell can be opened                              |
      | correction | helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} -f tidb-lightning-values.yaml --version=${chart_version}     |
      | severity   | blocker                                                                                                                                   |

  # No clause: the file that the document names is not the one that its commands read.
  Scenario: failFast set in values.yaml, the file that the document names
    When the reader saves as "values.yaml":
      """
      failFast: false
      """
    And the reader takes "import-repair" for "release_name"
    And the corrected command is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job fails
    And the log of the import says "TiDB Lightning has failed last time"
    And TiDB was told to import nothing since
    And this is a finding about the document "lightning":
      | section    | 故障诊断                                                                        |
      | says       | set failFast, dataSource and the rest in values.yaml                            |
      | happens    | helm reads tidb-lightning-values.yaml; what is set in values.yaml has no effect |
      | correction | name tidb-lightning-values.yaml wherever the text says values.yaml              |
      | severity   | major                                                                           |

  @LI-078
  Scenario: failFast switched off as a text
    When the reader takes "import-repair" for "release_name"
    And the reader runs:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set-string failFast=false -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job fails
    And the log of the import says "TiDB Lightning has failed last time"
    And the command's failFast was in force, not that of the values file
    And TiDB was told to import nothing since

  @LI-085
  Scenario: tidb-lightning-ctl with the configuration that is mounted, not that of the start script
    # In the mounted one the place of the checkpoint is still to be filled in.
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
    And the document's command is run in a terminal:
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
      /tidb-lightning-ctl ${arguments} --config=/etc/tidb-lightning/tidb-lightning.toml --checkpoint-error-destroy='`shop`.`customers`'
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
    Then the import Job fails
    And the log of the import says "TiDB Lightning has failed last time"
    And TiDB was told to import nothing since

  @LI-085
  Scenario: tidb-lightning-ctl without the arguments of the start script
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
    And the document's command is run in a terminal:
      """
      kubectl exec -it -n ${namespace} ${pod_name} -it -- sh
      """
    And in the terminal the reader types what then fails:
      """
      /tidb-lightning-ctl --config=/tidb-lightning.toml --checkpoint-error-destroy='`shop`.`customers`'
      """
    Then the terminal says "tikv-importer.backend must not be empty"
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
    Then the import Job fails
    And the log of the import says "TiDB Lightning has failed last time"
    And TiDB was told to import nothing since

  # No clause: what the document says of the arguments is not enough, which is the finding.
  Scenario: The arguments of the start script without its line that sets data_dir
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
    And the document's command is run in a terminal:
      """
      kubectl exec -it -n ${namespace} ${pod_name} -it -- sh
      """
    And in the terminal the reader types the document's command:
      """
      cat /proc/1/cmdline
      """
    And the reader takes the arguments of "/tidb-lightning" in the start script for "arguments"
    And in the terminal the reader types what then fails:
      """
      /tidb-lightning-ctl ${arguments} --checkpoint-error-destroy='`shop`.`customers`'
      """
    Then the terminal says "`mydumper.data-source-dir` is not set"
    When the reader leaves the terminal
    Then this is a finding about the document "lightning":
      | section    | 故障诊断                                                                                                            |
      | says       | tidb-lightning-ctl is used with the command line arguments of the start script                                    |
      | happens    | one of them is --d="${data_dir}", a variable that the script sets and the new shell does not have: the tool ends  |
      | correction | say that the script's line data_dir=… has to be entered first                                                     |
      | severity   | major                                                                                                             |

  @LI-086
  Scenario: One more Job without a repair
    When in "tidb-lightning-values.yaml" the reader sets:
      """
      failFast: true
      """
    And the reader takes "import-again" for "release_name"
    And the document's command of "lightning/deploy-tidb-lightning/a" is run:
      """
      helm install ${release_name} pingcap/tidb-lightning --namespace=${namespace} --set failFast=true -f tidb-lightning-values.yaml --version=${chart_version}
      """
    Then the import Job fails
    And the log of the import says "TiDB Lightning has failed last time"
    And TiDB was told to import nothing since
