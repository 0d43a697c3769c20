# SPDX-License-Identifier: Apache-2.0
@lightning @tikv-importer @requires-backend-importer
Feature: TiKV Importer and back end importer

  The importer has a chart of its own. It takes the rows from Lightning, keeps them on its volume and
  loads them into the cluster. Where no published image can be had, a reference for Lightning and
  for the importer takes their place, and the report says so.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-001 @LI-008 @LI-009 @LI-010 @LI-011 @LI-012 @LI-016
  Scenario Outline: The importer as the document deploys it, chart <version>
    Given version "<version>" of the chart "tikv-importer" is chosen
    When the document's command is run:
      """
      helm repo update
      """
    And the document's command is run:
      """
      helm search repo tikv-importer -l
      """
    Then the command says "v1.1.8"
    And the command says "v1.1.9"
    And the command says "v1.1.10"
    When the document's command is run:
      """
      helm inspect values pingcap/tikv-importer --version=${chart_version} > values.yaml
      """
    And the reader saves the document's YAML of "lightning/deploy-tikv-importer/3" as "values.yaml":
      """
      clusterName: demo
      image: pingcap/tidb-lightning:v4.0.9
      imagePullPolicy: IfNotPresent
      storageClassName: local-storage
      storage: 20Gi
      pushgatewayImage: prom/pushgateway:v0.3.1
      pushgatewayImagePullPolicy: IfNotPresent
      config: |
        log-level = "info"
        [metric]
        job = "tikv-importer"
        interval = "15s"
        address = "localhost:9091"
      """
    And the document's command is run:
      """
      helm install ${cluster_name} pingcap/tikv-importer --namespace=${namespace} --version=${chart_version} -f values.yaml
      """
    Then the importer becomes ready
    When the corrected command is run:
      """
      kubectl get service ${cluster_name}-pd ${cluster_name}-importer --namespace=${namespace}
      """
    Then the importer is a StatefulSet with one replica
    And the importer's claim is bound to a volume of class "local-storage" and size "20Gi"
    And the importer runs the image "pingcap/tidb-lightning:v4.0.9", pulled "IfNotPresent"
    And the configuration of the importer is:
      """
      log-level = "info"
      [metric]
      job = "tikv-importer"
      interval = "15s"
      address = "localhost:9091"
      """

    Examples:
      | version |
      | v1.1.8  |
      | v1.1.10 |

  @LI-013
  Scenario: Chart v1.1.8 runs the pushgateway of the two keys, and it is given the importer's metrics
    Given version "v1.1.8" of the chart "tikv-importer" is chosen
    When TiKV Importer is installed as the document says, with:
      """
      pushgatewayImage: prom/pushgateway:v0.3.1
      pushgatewayImagePullPolicy: IfNotPresent
      config: |
        log-level = "info"
        [metric]
        job = "named-by-the-reader"
        interval = "1s"
        address = "localhost:9091"
      """
    Then the importer's pod has the containers "importer, pushgateway"
    And the pushgateway of the importer holds metrics of the job "named-by-the-reader"

  @negative @LI-013
  Scenario Outline: From chart v1.1.9 on the pushgateway keys do nothing, and the example's config closes the status port
    Given version "<version>" of the chart "tikv-importer" is chosen
    When TiKV Importer is installed as the document says, with:
      """
      pushgatewayImage: prom/pushgateway:v0.3.1
      pushgatewayImagePullPolicy: IfNotPresent
      config: |
        log-level = "info"
        [metric]
        job = "tikv-importer"
        interval = "1s"
        address = "localhost:9091"
      """
    Then the importer's pod has the containers "importer"
    And nothing listens on port 9091 of the importer
    And nothing listens on port 8286 of the importer
    And the log of the importer says "fail to push metrics"
    And this is a finding about the document "lightning":
      | section    | 部署 TiKV Importer                                                                                                                       |
      | says       | pushgatewayImage, pushgatewayImagePullPolicy and [metric] with address localhost:9091 are part of values.yaml                             |
      | happens    | the chart runs no pushgateway from v1.1.9 on: nothing listens there, and the config, which replaces the default, closes status port 8286 |
      | correction | leave out the three; config: status-server-address = "0.0.0.0:8286"                                                                      |
      | severity   | major                                                                                                                                    |

    Examples:
      | version |
      | v1.1.9  |
      | v1.1.10 |

  @LI-012
  Scenario: The importer has the class, the size and the pull policy that the reader wants
    When TiKV Importer is installed as the document says, with:
      """
      storageClassName: standard
      storage: 1Gi
      imagePullPolicy: Never
      """
    Then the importer's claim is bound to a volume of class "standard" and size "1Gi"
    And the importer runs the image "pingcap/tidb-lightning:v4.0.10", pulled "Never"

  @LI-013
  Scenario: The chart's own config opens the status port from v1.1.9 on
    When TiKV Importer is installed as the document says
    Then port 8286 of the importer gives its metrics

  # Where images can be pulled, the programs of the time take the same steps.
  @LI-003 @LI-004 @LI-014 @LI-017 @LI-019
  Scenario Outline: Back end importer brings in every row of the data set "<data set>": <programs>
    Given TiKV Importer is installed as the document says, with:
      """
      image: <image>
      """
    And the data set "<data set>" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: importer
      image: <image>
      """
    Then the import Job completes
    And the log of the import says "tidb lightning exit"
    And the import is run with "--importer=demo-importer.${namespace}:8287"
    And the log of the importer says "open engine"
    And the log of the importer says "close engine"
    And the log of the importer says "import engine"
    And every row of the data set is in the cluster
    And the folder of the data holds no checkpoint file

    Examples:
      | data set       | programs  | image                  |
      | small-sql      | reference | ${image_with_importer} |
      | small-csv      | reference | ${image_with_importer} |
      | odd-characters | reference | ${image_with_importer} |

    @requires-published-images
    Examples: As published
      | data set       | programs          | image                          |
      | small-sql      | published v4.0.9  | pingcap/tidb-lightning:v4.0.9  |
      | small-sql      | published v4.0.10 | pingcap/tidb-lightning:v4.0.10 |
      | small-csv      | published v4.0.10 | pingcap/tidb-lightning:v4.0.10 |
      | odd-characters | published v4.0.10 | pingcap/tidb-lightning:v4.0.10 |

  @LI-003 @LI-004
  Scenario: Back end importer with the charts before v1.1.10
    Given version "v1.1.8" of the chart "tikv-importer" is chosen
    And TiKV Importer is installed as the document says
    And chart version "v1.1.9" is chosen
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_importer}
      """
    Then the import Job completes
    And every row of the data set is in the cluster

  @LI-007
  Scenario Outline: Back end <backend> does not use an importer that is there
    Given TiKV Importer is installed as the document says
    And the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: <backend>
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And the importer has opened no engine

    Examples:
      | backend |
      | tidb    |
      | local   |

  @LI-005 @LI-007
  Scenario Outline: Back end <backend> needs no importer
    Given the data set "small-sql" lies in a folder of the node
    When the import is installed in local mode with:
      """
      backend: <backend>
      sortedKV:
        storageClassName: local-storage
        storage: 512Mi
      """
    Then the import Job completes
    And every row of the data set is in the cluster
    And no object of TiKV Importer is in the namespace

    Examples:
      | backend |
      | tidb    |
      | local   |

  @LI-067 @LI-068
  Scenario: The importer is destroyed under its own release's name, and its claim and the rows stay
    Given TiKV Importer is installed as the document says
    And the data set "small-sql" lies in a folder of the node
    And the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_importer}
      """
    And the import Job completes
    When the document's command of "lightning/destroy/a#command-1" is run:
      """
      helm delete ${release_name}
      """
    # That was to remove the importer.
    Then nothing of the release is left
    And the importer is a StatefulSet with one replica
    When the document's command of "lightning/destroy/a#command-2" is run and fails:
      """
      helm delete ${release_name}
      """
    Then the command says "not found"
    And this is a finding about the document "lightning":
      | section    | 销毁 TiKV Importer 和 TiDB Lightning                                                                              |
      | says       | helm delete ${release_name} removes tikv-importer, and the same command then removes tidb-lightning               |
      | happens    | the first one removes tidb-lightning, the second one finds nothing; tikv-importer, installed as ${cluster_name}, stays |
      | correction | helm delete ${cluster_name} --namespace=${namespace}                                                              |
      | severity   | major                                                                                                             |
    When the corrected command is run:
      """
      helm delete ${cluster_name} --namespace=${namespace}
      """
    Then nothing of the importer's release is left but its claim
    And every row of the data set is in the cluster
    And this is a finding about the document "lightning":
      | section    | 销毁 TiKV Importer 和 TiDB Lightning |
      | says       | tikv-importer is deleted, so as to save cost |
      | happens    | the claim of its StatefulSet stays, with its volume |
      | correction | kubectl delete pvc data-${cluster_name}-importer-0 --namespace=${namespace} |
      | severity   | minor |
    When the corrected command is run:
      """
      kubectl delete pvc data-${cluster_name}-importer-0 --namespace=${namespace}
      """
    Then the importer's claim is gone

  @LI-069 @LI-072 @LI-075 @LI-078 @LI-079 @LI-081 @LI-082 @LI-083 @LI-084 @LI-085
  Scenario Outline: With tidb-lightning-ctl after local mode: back end importer, <action>: <programs>
    Given TiKV Importer is installed as the document says, with:
      """
      image: <image>
      """
    And the data set "small-sql" with a malformed statement lies in a folder of the node
    And the import is installed in local mode with:
      """
      backend: importer
      image: <image>
      """
    And the import Job fails
    And the log of the import says "syntax error"
    # The other tables are imported all the same.
    And the log of the import says "[\"restore table completed\"] [table=`shop`.`events`]"
    And the log of the import says "[\"restore table completed\"] [table=`shop`.`orders`]"
    And what TiDB was told to import so far is known
    When the malformed statement is removed from the folder of the node
    And in "tidb-lightning-values.yaml" the reader sets:
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
    And the command says "--checkpoint-error-destroy='`shop`.`customers`'"
    And the command says "tidb lightning encountered error"
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
    When the reader takes "import-repair" for "release_name"
    And the document's command of "lightning/destroy/a#command-2" is run:
      """
      helm delete ${release_name}
      """
    Then nothing of the release is left

    Examples:
      | action                   | programs  | image                  |
      | checkpoint-error-destroy | reference | ${image_with_importer} |
      | checkpoint-error-ignore  | reference | ${image_with_importer} |

    @requires-published-images
    Examples: As published
      | action                   | programs          | image                          |
      | checkpoint-error-destroy | published v4.0.10 | pingcap/tidb-lightning:v4.0.10 |
      | checkpoint-error-ignore  | published v4.0.10 | pingcap/tidb-lightning:v4.0.10 |
