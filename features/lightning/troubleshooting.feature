# SPDX-License-Identifier: Apache-2.0
@lightning @troubleshooting
Feature: When an import fails

  What the document says of a failed import, shown on an import that really fails.

  Background:
    Given the reader has added the Helm repository "pingcap"
    And a TiDB cluster "demo"

  @LI-070 @LI-073
  Scenario: The log of a failed import names the cause, and nothing is tried again
    Given the data set "small-sql" with a malformed statement lies in a folder of the node
    When the import is installed in local mode
    Then the import Job fails
    And the log of the import says "syntax error"
    And the log of the import says "tidb lightning encountered error"
    And the Job's pods are never restarted
    When the import pod is known as "pod_name"
    And the document's command is run:
      """
      kubectl logs -n ${namespace} ${pod_name}
      """
    Then the command says "syntax error"
    And the command says "tidb lightning encountered error"
