// SPDX-License-Identifier: Apache-2.0
package io.tiprove.runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiprove.runner.files.PrivateFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimingsTest {
  @TempDir private Path temp;

  @Test
  void keepsTimesForTheNextRunsEstimates() {
    PrivateFolder state = new PrivateFolder(temp);
    Timings first = new Timings(state);
    first.record("compile", 0, Duration.ofMillis(2500));
    first.record("node", 0, Duration.ofSeconds(3));
    first.save();
    Timings second = new Timings(state);
    second.record("node", 0, Duration.ofSeconds(4));
    second.save();

    Timings third = new Timings(state);
    assertThat(third.estimate("compile", 0)).contains(Duration.ofMillis(2500));
    assertThat(third.estimate("node", 0)).contains(Duration.ofSeconds(4));
    assertThat(third.recorded()).isEmpty();
  }

  @Test
  void whatTwoTookIsNoEstimateOfTwoHundred() {
    PrivateFolder state = new PrivateFolder(temp);
    Timings first = new Timings(state);
    first.record("scenarios", 2, Duration.ofSeconds(9));
    first.save();

    assertThat(new Timings(state).estimate("scenarios", 2)).contains(Duration.ofSeconds(9));
    assertThat(new Timings(state).estimate("scenarios", 200)).isEmpty();
    assertThat(first.recorded()).containsOnlyKeys("scenarios");
  }

  @Test
  void aBrokenFileCountsAsNone() throws IOException {
    Files.writeString(temp.resolve("timings.json"), "{");

    assertThat(new Timings(new PrivateFolder(temp)).estimate("node", 0)).isEmpty();
  }

  @Test
  void plainLinesSayHowLongItTookBefore() {
    PrivateFolder state = new PrivateFolder(temp);
    Timings before = new Timings(state);
    before.record("node", 0, Duration.ofMillis(1500));
    before.save();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PlainProgress progress =
        new PlainProgress(new PrintStream(out, true, StandardCharsets.UTF_8), new Timings(state))) {
      Progress.Stage stage = progress.stage("node", 0);
      stage.close();
      stage.close();
    }

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .first()
        .isEqualTo("node … (took 1.5 s before)");
  }
}
