# SPDX-License-Identifier: Apache-2.0
@lightning @tikv-importer @negative @requires-backend-importer
Feature: Back end importer where a condition of the document does not hold

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"
    And the data set "small-sql" lies in a folder of the node

  @LI-004
  Scenario: Without an importer Lightning names the address that it looked for
    When the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_backend_importer}
      """
    Then the import Job fails
    And the log of the import says "demo-importer.${namespace}:8287"
    And no row of the data set is in the cluster

  @LI-014
  Scenario: An importer for a cluster of another name is not found
    Given TiKV Importer is installed as the document says, with:
      """
      clusterName: other
      """
    When the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_backend_importer}
      """
    Then the import Job fails
    And the log of the import says "demo-importer.${namespace}:8287"
    And the importer has opened no engine
    And no row of the data set is in the cluster

  @LI-017
  Scenario: An importer in another namespace is not found
    Given a second namespace, known as "other_namespace"
    When the document's command is run:
      """
      helm inspect values pingcap/tikv-importer --version=${chart_version} > values.yaml
      """
    And in "values.yaml" the reader sets:
      """
      clusterName: ${cluster_name}
      """
    And the reader takes "${namespace}" for "target_namespace"
    And the reader takes "${other_namespace}" for "namespace"
    And the document's command is run:
      """
      helm install ${cluster_name} pingcap/tikv-importer --namespace=${namespace} --version=${chart_version} -f values.yaml
      """
    And the reader takes "${target_namespace}" for "namespace"
    And the import is installed in local mode with:
      """
      backend: importer
      image: ${image_with_backend_importer}
      """
    Then the import Job fails
    And the log of the import says "demo-importer.${namespace}:8287"
    And no object of TiKV Importer is in the namespace
    And no row of the data set is in the cluster
