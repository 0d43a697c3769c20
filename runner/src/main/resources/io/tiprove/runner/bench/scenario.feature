# SPDX-License-Identifier: Apache-2.0
Feature: What a scenario costs by itself

  Scenario Outline: One ConfigMap <number>
    When a ConfigMap is made
    Then the ConfigMap is there

    Examples:
      | number |

  Scenario Outline: The API alone <number>
    When the API alone makes and reads a ConfigMap 10 times
    And the API alone does so in 3 new namespaces

    Examples:
      | number |
