// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.runner.evidence.BlamedFailure;
import org.junit.jupiter.api.Test;

final class VariablesTest {
  private final Variables variables = new Variables();

  @Test
  void aLaterValueReplacesAnEarlierOne() {
    variables.bind("bucket", "first");
    variables.bind("bucket", "second");

    assertThat(variables.require("bucket")).isEqualTo("second");
  }

  @Test
  void oneThatIsNotBoundIsNamedBesideThoseThatAre() {
    assertThatThrownBy(() -> variables.require("bucket"))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("Expected a value for ${bucket}, seen none")
        .hasMessageContaining("bound in this scenario: nothing");

    variables.bind("role_arn", "r");
    variables.bind("namespace", "n");
    assertThatThrownBy(() -> variables.require("bucket"))
        .hasMessageContaining("bound in this scenario: namespace, role_arn.");
  }
}
