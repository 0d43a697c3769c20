// SPDX-License-Identifier: Apache-2.0
package io.tiprove.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiprove.runner.evidence.BlamedFailure;
import org.junit.jupiter.api.Test;

/** Reads start scripts as /proc shows them. */
final class StartScriptTest {
  private static final String SHOWN =
      """
      /bin/sh\0-c\0data_dir='/a b'
      sed "s|X|${data_dir}|g" /in > /out
      /program \\
        --one=1 \\
        --d="${data_dir}" \\
        --last=""
      if [ $? -ne 0 ]; then
        exit 1
      fi\0"""
          .stripIndent();

  @Test
  void aProgramsArgumentsAreOnOneLine() {
    assertThat(new StartScript(SHOWN).arguments("/program"))
        .isEqualTo("--one=1 --d=\"${data_dir}\" --last=\"\"");
  }

  @Test
  void aLineIsFoundByWhatItSays() {
    assertThat(new StartScript(SHOWN).line("data_dir=")).isEqualTo("data_dir='/a b'");
  }

  @Test
  void whatIsNotThereOrNotOnceIsNamed() {
    StartScript script = new StartScript(SHOWN);
    assertThatThrownBy(() -> script.line("data_dir"))
        .isInstanceOf(BlamedFailure.class)
        .hasMessageContaining("one line with data_dir")
        .hasMessageContaining("/bin/sh -c data_dir=");
    assertThatThrownBy(() -> script.arguments("/other")).hasMessageContaining("starts /other");
    assertThatThrownBy(() -> new StartScript("no script").line("x"))
        .isInstanceOf(BlamedFailure.class);
  }
}
