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
    first.record("compile", Duration.ofMillis(2500));
    first.record("node", Duration.ofSeconds(3));
    first.save();
    Timings second = new Timings(state);
    second.record("node", Duration.ofSeconds(4));
    second.save();

    Timings third = new Timings(state);
    assertThat(third.estimate("compile")).contains(Duration.ofMillis(2500));
    assertThat(third.estimate("node")).contains(Duration.ofSeconds(4));
    assertThat(third.recorded()).isEmpty();
  }

  @Test
  void aBrokenFileCountsAsNone() throws IOException {
    Files.writeString(temp.resolve("timings.json"), "{");

    assertThat(new Timings(new PrivateFolder(temp)).estimate("node")).isEmpty();
  }

  @Test
  void plainLinesSayHowLongItTookBefore() {
    PrivateFolder state = new PrivateFolder(temp);
    Timings before = new Timings(state);
    before.record("node", Duration.ofMillis(1500));
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
