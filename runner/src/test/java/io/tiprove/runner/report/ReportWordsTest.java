// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportWordsTest {
  @Test
  void durationsReadAsAPersonSaysThem() {
    assertThat(List.of(0L, 999L, 1_000L, 99_949L, 99_950L, 245_000L, 3_600_000L))
        .extracting(millis -> new Elapsed(millis).toString())
        .containsExactly(
            "0 ms", "999 ms", "1.0 s", "99.9 s", "1 min 40 s", "4 min 05 s", "1 h 00 min");
  }

  @Test
  void anAxisHasFewRoundMarks() {
    assertThat(new TimeScale(Instant.EPOCH, 34_020).ticks())
        .extracting(TimeScale.Tick::label)
        .containsExactly("0", "10 s", "20 s", "30 s");
    assertThat(new TimeScale(Instant.EPOCH, 0).ticks()).isNotEmpty();
    assertThat(new TimeScale(Instant.EPOCH, 400L * 24 * 3600 * 1000).ticks())
        .hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void anExcerptKeepsTheBeginningAndTheEnd() {
    Excerpt excerpt = Excerpt.of("first\n" + "middle\n".repeat(1000) + "last\n", 120);

    assertThat(excerpt.head()).startsWith("first\nmiddle");
    assertThat(excerpt.tail()).endsWith("middle\nlast");
    assertThat(excerpt.omittedLines()).isBetween(970, 999);
    assertThat(Excerpt.of("😀".repeat(100), 33).head()).doesNotContain("\uFFFD").hasSize(10);
    assertThat(Excerpt.of("short\n", 120)).isEqualTo(new Excerpt("short", "", 0, 0));
  }

  @Test
  void aStateSaysWhetherItIsTheLast() {
    assertThat(StateTone.of("CrashLoopBackOff")).isEqualTo(StateTone.FAILED);
    assertThat(StateTone.ends("CrashLoopBackOff")).isFalse();
    assertThat(StateTone.ends("Failed (DeadlineExceeded)")).isTrue();
    assertThat(StateTone.of("Pending (Unschedulable)")).isEqualTo(StateTone.WAITING);
    assertThat(StateTone.of("")).isEqualTo(StateTone.OTHER);
  }

  @Test
  void argumentsAreQuotedAsAShellNeedsIt() {
    assertThat(new CommandLine(List.of("helm", "a b", "it's", "", "$x")).toString())
        .isEqualTo("helm 'a b' 'it'\\''s' '' '$x'");
  }

  @Test
  void linksStayInTheFolder() {
    assertThat(RelativeLink.to("evidence", "a/../../../x")).isEmpty();
    assertThat(RelativeLink.to("evidence", "/etc/passwd")).isEmpty();
    assertThat(RelativeLink.to("", "javascript:alert(1)")).contains("./javascript:alert(1)");
  }
}
