// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatCommandTest {

  @Test
  void addsTheSeedThatWasDrawn() {
    assertThat(new RepeatCommand(List.of("run")).with(7)).isEqualTo("./tiprove run --seed 7");
  }

  @Test
  void takesTheSeedOnce() {
    assertThat(new RepeatCommand(List.of("run", "--seed", "7", "--keep=failed")).with(7))
        .isEqualTo("./tiprove run --keep=failed --seed 7");
    assertThat(new RepeatCommand(List.of("run", "--seed=7")).with(7))
        .isEqualTo("./tiprove run --seed 7");
  }

  @Test
  void quotesForAShell() {
    assertThat(new RepeatCommand(List.of("run", "--name", "a reader's $X")).with(1))
        .isEqualTo("./tiprove run --name 'a reader'\\''s $X' --seed 1");
  }
}
